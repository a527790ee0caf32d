/// The code systems that value sets are worked out from: those of the inputs, then those of the packs around.
final class CodeSystemLibrary {
  /// A code system of an input.
  struct Entry {
    var facts: CodeSystemFacts
    /// The place of its package among the inputs.
    var package: Int
  }

  private let entries: [Entry]
  private let scope: PackageScope
  private let context: Definitions
  private var byURL: [String: [Int]] = [:]
  /// The facts of code systems of the packs around, as they are asked for.
  private var known: [Expansion.Key: CodeSystemFacts?] = [:]

  /// - Parameters:
  ///   - entries: the code systems of the inputs, in the order in which a url finds them.
  ///   - scope: the packages of the inputs.
  ///   - context: packs around.
  init(_ entries: [Entry], scope: PackageScope, context: Definitions) {
    self.entries = entries
    self.scope = scope
    self.context = context
    for (place, entry) in entries.enumerated() where entry.facts.content != .supplement {
      byURL[entry.facts.url, default: []].append(place)
    }
  }

  /// The code system that is meant: the version that is asked for, else what the package which asks means by the url.
  ///
  /// A version that is not here is taken to be like the one that is.
  func key(_ url: String, version: String?, package: Int) -> Expansion.Key {
    let places = byURL[url] ?? []
    let candidates = places.map {
      PackageScope.Candidate(version: entries[$0].facts.version, package: entries[$0].package)
    }
    let choice =
      scope.choose(candidates, version: version, from: package)
      ?? scope.choose(candidates, version: nil, from: package)
    let place = choice.map { places[$0] }
    if let version, place.map({ entries[$0].facts.version != version }) ?? true,
      let other = context.codeSystem(url + "|" + version), other.content != .supplement
    {
      return Expansion.Key(url: url, version: isDefault(other) ? nil : version)
    }
    guard let place, place != places.first else { return Expansion.Key(url: url) }
    return Expansion.Key(url: url, version: entries[place].facts.version)
  }

  private func isDefault(_ system: CodeSystem) -> Bool {
    byURL[system.url] == nil && context.codeSystem(system.url)?.version == system.version
  }

  /// The place of a code system among the inputs.
  func place(_ key: Expansion.Key) -> Int? {
    let places = byURL[key.url] ?? []
    guard let version = key.version else { return places.first }
    return places.first { entries[$0].facts.version == version }
  }

  /// What is known of a code system; `nil` where it is not here.
  func facts(_ key: Expansion.Key) -> CodeSystemFacts? {
    if let place = place(key) { return entries[place].facts }
    if let facts = known[key] { return facts }
    let facts = contextFacts(key)
    known[key] = .some(facts)
    return facts
  }

  private func contextFacts(_ key: Expansion.Key) -> CodeSystemFacts? {
    let canonical = key.version.map { key.url + "|" + $0 } ?? key.url
    guard let system = context.codeSystem(canonical) ?? context.codeSystem(key.url),
      system.content != .supplement
    else { return nil }
    return CodeSystemFacts(system)
  }
}

extension CodeSystemFacts {
  /// The facts that a pack has kept, for working out value sets.
  init(_ system: CodeSystem) {
    url = system.url
    version = system.version
    content = system.content
    isCaseSensitive = system.isCaseSensitive
    let first = system.concepts.first?.row ?? 0
    for (place, concept) in system.concepts.enumerated() {
      var facts = ConceptFacts()
      facts.code = concept.code
      facts.display = concept.display
      facts.parents = concept.parents.map { $0.row - first }
      facts.properties = concept.properties
      facts.isAbstract = concept.isAbstract
      facts.isInactive = concept.isInactive
      index[facts.code] = place
      propertyCodes.formUnion(facts.properties.map(\.code))
      concepts.append(facts)
    }
    let known = concepts.indices
    for place in known { concepts[place].parents.removeAll { !known.contains($0) } }
  }
}
