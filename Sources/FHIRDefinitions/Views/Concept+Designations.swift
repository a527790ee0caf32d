extension Concept {
  /// Words for a concept besides its display, in a language or for a purpose of their own.
  public struct Designation: Hashable, Sendable {
    /// The language, as BCP 47 writes it: `de`, `pt-BR`; `nil` where it is not said.
    public var language: String?
    /// The words.
    public var value: String

    /// Makes a designation.
    public init(language: String?, value: String) {
      self.language = language
      self.value = value
    }

    /// What tells the rows of designations from those of properties, with which they stand.
    static let kind: StaticString = "designation"
  }

  /// The other words for the concept; of a code system that is not in English, the display with its language too.
  public var designations: [Designation] {
    propertyRows.filter(isDesignation).map {
      Designation(
        language: storage.optional(storage.properties.index($0, PropertyField.code)),
        value: storage.string(storage.properties.index($0, PropertyField.value)))
    }
  }

  /// Whether the concept is marked as one that is going out of use, by the property `status` or `deprecated`.
  public var isDeprecated: Bool {
    propertyRows.contains { row in
      `is`(row, PropertyField.code, "status") && `is`(row, PropertyField.value, "deprecated")
        || `is`(row, PropertyField.code, "deprecated") && `is`(row, PropertyField.value, "true")
    }
  }

  func isDesignation(_ row: Int) -> Bool { `is`(row, PropertyField.kind, Designation.kind) }

  /// Whether a property's field reads as a text, without making one of it.
  private func `is`(_ row: Int, _ field: Int, _ text: StaticString) -> Bool {
    let utf8 = storage.utf8(storage.properties.index(row, field))
    return text.withUTF8Buffer { utf8.elementsEqual($0) }
  }
}
