/// The content of a value set as far as it is known, as a set that can be united, narrowed and reduced.
struct Expansion {
  /// The codes of one system.
  struct System {
    /// Whether every code of the code system is in.
    var isWhole = false
    /// The codes that are in, with the words that the value set gives them.
    var codes: [String: String?] = [:]
    /// The codes that are out whatever the whole code system has.
    var without: Set<String> = []
    /// Whether an exclude that could not be worked out may take codes away.
    var isUncertain = false
  }

  /// A code system and the version of it that is meant, `nil` where the url alone finds it.
  struct Key: Hashable, Comparable {
    var url: String
    var version: String?

    static func < (a: Key, b: Key) -> Bool {
      (a.url, a.version ?? "") < (b.url, b.version ?? "")
    }
  }

  var systems: [Key: System] = [:]
  var gaps: Set<ValueSet.Gap> = []

  mutating func note(
    _ reason: ValueSet.Gap.Reason, system: String?, valueSet: String? = nil
  ) {
    gaps.insert(ValueSet.Gap(system: system, reason: reason, valueSet: valueSet))
  }

  mutating func formUnion(_ other: Expansion) {
    gaps.formUnion(other.gaps)
    for (key, system) in other.systems {
      guard let own = systems[key] else {
        systems[key] = system
        continue
      }
      var merged = own
      merged.codes.merge(system.codes) { own, _ in own }
      // A code stays out only where neither of both has it.
      let lacking = { (system: System, code: String) in
        system.codes[code] == nil && (!system.isWhole || system.without.contains(code))
      }
      merged.without = own.without.union(system.without).filter {
        lacking(own, $0) && lacking(system, $0)
      }
      merged.isWhole = own.isWhole || system.isWhole
      merged.isUncertain = own.isUncertain || system.isUncertain
      systems[key] = merged
    }
  }

  /// Leaves what is in both.
  mutating func formIntersection(_ other: Expansion, library: CodeSystemLibrary) {
    gaps.formUnion(other.gaps)
    var result: [Key: System] = [:]
    for (key, own) in systems {
      for (otherKey, system) in other.systems where otherKey.url == key.url {
        var both = System()
        both.isUncertain = own.isUncertain || system.isUncertain
        both.isWhole = own.isWhole && system.isWhole
        both.without = own.without.union(system.without)
        let has = { (system: System, key: Key, code: String) in
          if system.codes[code] != nil { return true }
          guard system.isWhole, !system.without.contains(code) else { return false }
          guard let facts = library.facts(key), facts.content == .complete else { return true }
          return facts.index[code] != nil
        }
        for (code, display) in own.codes where has(system, otherKey, code) {
          both.codes[code] = .some(display)
        }
        for (code, display) in system.codes where has(own, key, code) {
          both.codes[code] = .some(both.codes[code].flatMap { $0 } ?? display)
        }
        var part = Expansion()
        part.systems = result
        var added = Expansion()
        added.systems[key] = both
        part.formUnion(added)
        result = part.systems
      }
    }
    systems = result.filter { $0.value.isWhole || !$0.value.codes.isEmpty }
  }

  /// Takes away what is in the other; what is not known of the other makes codes uncertain.
  mutating func subtract(_ other: Expansion, library: CodeSystemLibrary) {
    for key in systems.keys {
      guard var own = systems[key] else { continue }
      for gap in other.gaps where gap.system == nil || gap.system == key.url {
        own.isUncertain = true
      }
      for (otherKey, system) in other.systems where otherKey.url == key.url {
        if system.isUncertain { own.isUncertain = true }
        if system.isWhole {
          own.codes = own.codes.filter { system.without.contains($0.key) }
          // What an exclude of all but some codes leaves of a whole system is those codes.
          if own.isWhole {
            for code in system.without where !own.without.contains(code) {
              own.codes[code] = .some(nil)
            }
            own.isWhole = false
          }
          continue
        }
        if own.isWhole, let facts = library.facts(key), facts.content == .complete {
          for code in facts.index.keys
          where own.codes[code] == nil && !own.without.contains(code) {
            own.codes[code] = .some(nil)
          }
          own.isWhole = false
          own.without = []
        }
        for code in system.codes.keys { own.codes[code] = nil }
        if own.isWhole { own.without.formUnion(system.codes.keys) }
      }
      systems[key] = own.isWhole || !own.codes.isEmpty ? own : nil
    }
  }
}
