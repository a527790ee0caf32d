internal import FHIRDefinitions
internal import Synchronization

/// The schemas that validations have needed so far, each compiled when it is first met.
///
/// A schema names others by their place here, so types may contain one another, and compiling one does not compile all that
/// it mentions: `Extension` alone mentions every data type.
final class SchemaCache: Sendable {
  private struct State {
    var places: [StructureDefinition: SchemaID] = [:]
    var definitions: [StructureDefinition] = []
    var schemas: [Schema?] = []
  }

  let definitions: Definitions
  private let state = Mutex(State())

  init(_ definitions: Definitions) { self.definitions = definitions }

  /// The place of a structure's schema, which need not be compiled yet.
  func id(of definition: StructureDefinition) -> SchemaID {
    state.withLock { state in
      if let id = state.places[definition] { return id }
      let id = SchemaID(index: state.definitions.count)
      state.places[definition] = id
      state.definitions.append(definition)
      state.schemas.append(nil)
      return id
    }
  }

  /// All that is compiled: a copy that a walk reads without locking.
  var snapshot: [Schema?] { state.withLock { $0.schemas } }

  /// A schema, compiled if need be; `nil` for a place that was never given out.
  func schema(_ id: SchemaID) -> Schema? {
    let found = state.withLock { state -> (Schema?, StructureDefinition?) in
      guard id.index < state.schemas.count else { return (nil, nil) }
      return (state.schemas[id.index], state.definitions[id.index])
    }
    if let schema = found.0 { return schema }
    guard let definition = found.1 else { return nil }
    // Outside the lock, because compiling asks for the places of other schemas. Two walks may compile the same one at the
    // same time; the first to finish is kept.
    let compiled = SchemaCompiler(self).compile(definition)
    return state.withLock { state in
      if let schema = state.schemas[id.index] { return schema }
      state.schemas[id.index] = compiled
      return compiled
    }
  }
}
