/// Finds the value sets whose content changes when further code systems and value sets come before them.
///
/// A pack has its value sets worked out from what was there when it was made. What was missing then may be here now.
struct ValueSetRenewal {
  private let definitions: Definitions
  private var systems: Set<String>
  private var valueSets: Set<String>

  /// - Parameters:
  ///   - definitions: the packs that were made before.
  ///   - systems: the urls of the code systems that have come.
  ///   - valueSets: the urls of the value sets that have come.
  init(_ definitions: Definitions, systems: Set<String>, valueSets: Set<String>) {
    self.definitions = definitions
    self.systems = systems
    self.valueSets = valueSets
  }

  /// Those that say something by the whole or a filter of such a code system, or by such a value set.
  mutating func affected() -> [ValueSet] {
    guard !systems.isEmpty || !valueSets.isEmpty else { return [] }
    var found: [ValueSet] = []
    let own = valueSets
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for pack in definitions.packs {
        let systemKeys = Set(systems.map { pack.key($0) }.filter { $0 != 0 })
        let valueSetKeys = Set(valueSets.map { pack.key($0) }.filter { $0 != 0 })
        guard !systemKeys.isEmpty || !valueSetKeys.isEmpty else { continue }
        for row in pack.valueSets.all {
          guard isAffected(row, in: pack, systemKeys, valueSetKeys) else { continue }
          let set = ValueSet(definitions, pack, row)
          guard !own.contains(set.url), valueSets.insert(set.url).inserted else { continue }
          found.append(set)
          isGrowing = true
        }
      }
    }
    return found
  }

  private func isAffected(
    _ row: Int, in pack: PackStorage, _ systems: Set<UInt32>, _ valueSets: Set<UInt32>
  ) -> Bool {
    pack.valueSets.range(row, ValueSetField.includesRange, in: pack.includes).contains { include in
      let listsCodes = pack.includes.word(include, IncludeField.flags) & IncludeField.hasConcepts
      if listsCodes == 0, systems.contains(pack.includes.word(include, IncludeField.system)) {
        return true
      }
      return pack.includes.range(include, IncludeField.valueSetsRange, in: pack.lists).contains {
        valueSets.contains(pack.lists.word($0, 0))
      }
    }
  }
}
