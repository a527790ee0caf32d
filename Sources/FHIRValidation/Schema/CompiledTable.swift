internal import Synchronization

/// What definitions are compiled to, each when it is first needed, at a place that never changes.
final class CompiledTable<Definition: Hashable & Sendable, Compiled: Sendable>: Sendable {
  private struct State {
    var places: [Definition: Int] = [:]
    var definitions: [Definition] = []
    var compiled: [Compiled?] = []
  }

  private let state = Mutex(State())

  /// The place of a definition, which need not be compiled yet.
  func place(of definition: Definition) -> Int {
    state.withLock { state in
      if let place = state.places[definition] { return place }
      let place = state.definitions.count
      state.places[definition] = place
      state.definitions.append(definition)
      state.compiled.append(nil)
      return place
    }
  }

  /// All that is compiled: a copy that a walk reads without locking.
  var snapshot: [Compiled?] { state.withLock { $0.compiled } }

  /// The definition at a place; `nil` for a place that was never given out.
  func definition(at place: Int) -> Definition? {
    state.withLock { $0.definitions.indices.contains(place) ? $0.definitions[place] : nil }
  }

  /// What is at a place, compiled if need be; `nil` for a place that was never given out.
  func compiled(
    at place: Int, _ compile: (Definition) -> Compiled
  ) -> Compiled? {
    let found = state.withLock { state -> (Compiled?, Definition?) in
      guard place < state.compiled.count else { return (nil, nil) }
      return (state.compiled[place], state.definitions[place])
    }
    if let compiled = found.0 { return compiled }
    guard let definition = found.1 else { return nil }
    // Outside the lock, because compiling asks for the places of others. Two walks may compile the same one at the same
    // time; the first to finish is kept.
    let compiled = compile(definition)
    return state.withLock { state in
      if let earlier = state.compiled[place] { return earlier }
      state.compiled[place] = compiled
      return compiled
    }
  }
}
