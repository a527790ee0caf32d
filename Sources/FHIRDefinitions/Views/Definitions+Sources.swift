extension PackStorage {
  func source(_ row: Int) -> PackSource? {
    guard row < sources.count else { return nil }
    return PackSource(
      id: string(sources.index(row, SourceField.id)),
      version: string(sources.index(row, SourceField.version)),
      fhirVersion: optional(sources.index(row, SourceField.fhirVersion)),
      sha256: (0..<8).map { sources.word(row, SourceField.digest + $0) },
      dependencies: dependencies(ofSource: row))
  }
}

extension StructureDefinition {
  /// The package that it is of; one without id for what stands in no package.
  public var source: PackSource? { storage.source(word(StructureField.source)) }
}

extension ValueSet {
  /// The package that it is of; one without id for what stands in no package.
  public var source: PackSource? { storage.source(word(ValueSetField.source)) }
}

extension CodeSystem {
  /// The package that it is of; one without id for what stands in no package.
  public var source: PackSource? { storage.source(word(CodeSystemField.source)) }
}
