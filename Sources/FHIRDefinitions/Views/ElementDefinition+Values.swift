/// A value that a definition states: its type and its JSON.
public struct ElementValue: Hashable, Sendable {
  /// The name of the FHIR type: `uri`, `CodeableConcept`.
  public var type: String
  /// The value as JSON without needless spaces; a string has its quotation marks.
  public var json: [UInt8]

  /// Makes a value.
  public init(type: String, json: [UInt8]) {
    self.type = type
    self.json = json
  }
}

extension ElementDefinition {
  private func facet(_ field: Int) -> Int {
    let row = word(ElementField.facetsRow)
    return row == 0 ? 0 : storage.facets.index(row - 1, field)
  }

  private func value(_ type: Int, _ json: Int) -> ElementValue? {
    let json = facet(json)
    guard json != 0 else { return nil }
    return ElementValue(type: storage.string(facet(type)), json: Array(storage.utf8(json)))
  }

  /// The value that must stand here, exactly.
  public var fixed: ElementValue? { value(FacetField.fixedType, FacetField.fixed) }
  /// The value whose parts must all be in the one that stands here.
  public var pattern: ElementValue? { value(FacetField.patternType, FacetField.pattern) }
  /// The smallest value.
  public var minValue: ElementValue? { value(FacetField.minimumType, FacetField.minimum) }
  /// The greatest value.
  public var maxValue: ElementValue? { value(FacetField.maximumType, FacetField.maximum) }

  /// The greatest length of a string, in characters.
  public var maxLength: Int? {
    let length = facet(FacetField.maxLength)
    return length == 0 ? nil : length
  }

  /// The element's own facts that few elements have, in a form that is comfortable to read; made anew each time.
  public var facts: ElementExtensionFacts { ElementExtensionFacts(extensionsJSON) }

  /// The element's extensions that state facts, as a JSON array; `nil` where there are none.
  public var extensionsJSON: [UInt8]? {
    let text = facet(FacetField.extensions)
    return text == 0 ? nil : Array(storage.utf8(text))
  }
}
