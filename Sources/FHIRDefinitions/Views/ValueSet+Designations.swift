extension ValueSet {
  /// How far it has come in standardisation: `normative`, `trial-use`, `draft`, `deprecated`, `withdrawn`.
  public var standardsStatus: String? { storage.optional(word(ValueSetField.standardsStatus)) }

  /// The canonical urls of the code system supplements that it needs.
  public var supplements: [String] {
    storage.strings(storage.valueSets, row, ValueSetField.supplementsRange)
  }

  /// Other words that the value set itself has for a code.
  public func designations(of code: some StringProtocol) -> [Concept.Designation] {
    let key = storage.key(code)
    guard key != 0 else { return [] }
    let table = storage.codeDesignations
    let rows = storage.valueSets.range(row, ValueSetField.designationsRange, in: table)
    var place = table.lowerBound(of: key, field: CodeDesignationField.code, in: rows)
    var result: [Concept.Designation] = []
    while place < rows.upperBound, table.word(place, CodeDesignationField.code) == key {
      result.append(
        Concept.Designation(
          language: storage.optional(table.index(place, CodeDesignationField.language)),
          value: storage.string(table.index(place, CodeDesignationField.value))))
      place += 1
    }
    return result
  }
}
