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

extension Definitions {
  /// The structure that a canonical url means in another structure.
  ///
  /// A url without version means the definition of the same package, then that of the packages which that one needs, then
  /// the preferred one.
  ///
  /// - Parameters:
  ///   - canonical: `url` or `url|version`.
  ///   - structure: where the url stands; `nil` for nowhere in particular.
  /// - Returns: the structure, where it is here.
  public func structure(
    _ canonical: some StringProtocol, from structure: StructureDefinition?
  ) -> StructureDefinition? {
    guard let structure else { return self.structure(canonical) }
    return find(
      canonical, in: .structures, version: StructureField.version,
      source: StructureField.source,
      from: (structure.storage, structure.word(StructureField.source))
    ).map { StructureDefinition($0.storage, $0.row) }
  }

  /// The value set that a canonical url means in a structure, by the same rules.
  ///
  /// - Parameters:
  ///   - canonical: `url` or `url|version`.
  ///   - structure: where the url stands; `nil` for nowhere in particular.
  /// - Returns: the value set, where it is here.
  public func valueSet(
    _ canonical: some StringProtocol, from structure: StructureDefinition?
  ) -> ValueSet? {
    guard let structure else { return valueSet(canonical) }
    return find(
      canonical, in: .valueSets, version: ValueSetField.version, source: ValueSetField.source,
      from: (structure.storage, structure.word(StructureField.source))
    ).map { ValueSet(self, $0.storage, $0.row) }
  }

  /// The code system that a canonical url means in a value set, by the same rules.
  ///
  /// - Parameters:
  ///   - canonical: `url` or `url|version`.
  ///   - valueSet: where the url stands; `nil` for nowhere in particular.
  /// - Returns: the code system, where it is here.
  public func codeSystem(
    _ canonical: some StringProtocol, from valueSet: ValueSet?
  ) -> CodeSystem? {
    guard let valueSet else { return codeSystem(canonical) }
    return find(
      canonical, in: .codeSystems, version: CodeSystemField.version,
      source: CodeSystemField.source,
      from: (valueSet.storage, valueSet.word(ValueSetField.source))
    ).map { CodeSystem($0.storage, $0.row) }
  }
}
