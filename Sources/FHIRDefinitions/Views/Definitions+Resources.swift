public import LosslessJSON

extension Definitions {
  /// The canonical resource with a url that is neither StructureDefinition, CodeSystem nor ValueSet: a questionnaire, a measure.
  ///
  /// Such resources are kept whole by `DefinitionLoading`.
  ///
  /// - Parameters:
  ///   - canonical: `url` or `url|version`.
  ///   - type: the type that it must have; `nil` for any.
  /// - Returns: the preferred one of those that have the url.
  public func resource(
    _ canonical: some StringProtocol, type: String? = nil
  ) -> JSONDocument? {
    for shelf in shelves {
      if let found = shelf.resource(String(canonical), type: type) { return found }
    }
    return nil
  }

  /// The type of whatever a canonical url defines here, be it only known by its name: `SearchParameter`, `ValueSet`.
  public func typeOfResource(_ canonical: some StringProtocol) -> String? {
    if structure(canonical) != nil { return "StructureDefinition" }
    if valueSet(canonical) != nil { return "ValueSet" }
    if codeSystem(canonical) != nil { return "CodeSystem" }
    return find(canonical, in: .canonicals, version: CanonicalField.version).map {
      $0.storage.string($0.word(CanonicalField.type, in: .canonicals))
    }
  }

  /// The canonical resources of a type that are kept whole, by url.
  public func resources(ofType type: String) -> [JSONDocument] {
    shelves.flatMap { $0.resources(ofType: type) }
  }
}
