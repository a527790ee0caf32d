/// Works out which codes the value sets of the inputs have.
struct ValueSetExpander {
  /// A value set of an input.
  struct Entry {
    var facts: ValueSetFacts
    /// The place of its package among the inputs.
    var package: Int
  }

  /// How deep value sets may import one another.
  private static let depthLimit = 32

  private let entries: [Entry]
  private let library: CodeSystemLibrary
  private let scope: PackageScope
  private let context: Definitions
  private var byURL: [String: [Int]] = [:]
  private var known: [Int: Expansion] = [:]
  private var open: Set<Int> = []

  init(
    _ entries: [Entry], library: CodeSystemLibrary, scope: PackageScope, context: Definitions
  ) {
    self.entries = entries
    self.scope = scope
    self.library = library
    self.context = context
    for (place, entry) in entries.enumerated() { byURL[entry.facts.url, default: []].append(place) }
  }

  /// The content of the value set at a place among the inputs.
  mutating func expansion(at place: Int) -> Expansion {
    if let expansion = known[place] { return expansion }
    var expansion = Expansion()
    guard open.count < Self.depthLimit, open.insert(place).inserted else {
      // It imports itself.
      expansion.note(.valueSetMissing, system: nil, valueSet: entries[place].facts.url)
      return expansion
    }
    defer { open.remove(place) }
    let (facts, package) = (entries[place].facts, entries[place].package)
    if let includes = facts.includes {
      for include in includes { expansion.formUnion(content(of: include, package: package)) }
      for exclude in facts.excludes {
        expansion.subtract(content(of: exclude, package: package), library: library)
      }
      if facts.excludesInactive { expansion.removeInactive(library: library) }
    } else if facts.expansion.isEmpty {
      expansion.note(.noContent, system: nil)
    }
    if facts.includes == nil || !expansion.gaps.isEmpty {
      for (url, code) in facts.expansion {
        let key = library.key(url, version: nil, package: package)
        expansion.systems[key, default: .init()].codes[code.code] = .some(code.display)
      }
    }
    known[place] = expansion
    return expansion
  }

  private mutating func content(of inclusion: InclusionFacts, package: Int) -> Expansion {
    var result: Expansion?
    if let system = inclusion.system {
      result = codes(of: inclusion, system: system, package: package)
    }
    for canonical in inclusion.valueSets {
      let imported = valueSet(canonical, package: package)
      if result == nil {
        result = imported
      } else {
        result?.formIntersection(imported, library: library)
      }
    }
    var content = result ?? Expansion()
    if let system = inclusion.system {
      // An import that is not known can only hide codes of the system that it narrows.
      content.gaps = Set(
        content.gaps.compactMap { gap in
          gap.system == nil || gap.system == system
            ? ValueSet.Gap(system: system, reason: gap.reason, valueSet: gap.valueSet) : nil
        })
    }
    return content
  }

  private func codes(
    of inclusion: InclusionFacts, system url: String, package: Int
  ) -> Expansion {
    var result = Expansion()
    let key = library.key(url, version: inclusion.version, package: package)
    if let concepts = inclusion.concepts {
      var system = Expansion.System()
      for concept in concepts { system.codes[concept.code] = .some(concept.display) }
      result.systems[key] = system
    } else if inclusion.filters.isEmpty {
      result.systems[key] = Expansion.System(isWhole: true)
    } else {
      guard let facts = library.facts(key), facts.content != .notPresent else {
        result.note(.systemMissing, system: url)
        return result
      }
      if facts.content != .complete { result.note(.systemMissing, system: url) }
      let filter = ConceptFilter(facts)
      var places = Set(facts.concepts.indices)
      for condition in inclusion.filters {
        guard let matches = filter.matches(condition) else {
          result.note(.filterUnknown, system: url)
          return result
        }
        places.formIntersection(matches)
      }
      var system = Expansion.System()
      for place in places { system.codes[facts.concepts[place].code] = .some(nil) }
      if !system.codes.isEmpty { result.systems[key] = system }
    }
    return result
  }

  /// The content of a value set that another imports.
  private mutating func valueSet(_ canonical: String, package: Int) -> Expansion {
    let (url, version) = Canonical.split(canonical)
    let places = byURL[url] ?? []
    let candidates = places.map {
      PackageScope.Candidate(version: entries[$0].facts.version, package: entries[$0].package)
    }
    if let choice = scope.choose(candidates, version: version, from: package) {
      return expansion(at: places[choice])
    }
    if let other = context.valueSet(canonical) { return Expansion(other) }
    // A version that is not here is taken to be like the one that is.
    if let place = places.first { return expansion(at: place) }
    if let other = context.valueSet(url) { return Expansion(other) }
    var result = Expansion()
    result.note(.valueSetMissing, system: nil, valueSet: canonical)
    return result
  }
}

extension Expansion {
  /// The content that a pack has kept.
  fileprivate init(_ valueSet: ValueSet) {
    gaps = Set(valueSet.gaps)
    for part in valueSet.parts {
      let key = Key(url: part.system, version: part.version)
      var system = systems[key] ?? System()
      if part.isExcluded {
        system.without.formUnion(part.codes.map(\.code))
      } else if part.isWholeSystem {
        system.isWhole = true
      } else {
        for code in part.codes { system.codes[code.code] = .some(code.display) }
      }
      if part.isUncertain { system.isUncertain = true }
      systems[key] = system
    }
  }

  fileprivate mutating func removeInactive(library: CodeSystemLibrary) {
    for key in systems.keys {
      guard let facts = library.facts(key) else { continue }
      var inactive = Expansion()
      inactive.systems[key] = System(
        codes: Dictionary(
          facts.concepts.filter(\.isInactive).map { ($0.code, nil as String?) },
          uniquingKeysWith: { first, _ in first }))
      if inactive.systems[key]?.codes.isEmpty == false { subtract(inactive, library: library) }
    }
  }
}
