internal import LosslessJSON

extension Walk {
  /// Reports a key that no element of the object has.
  mutating func reportUnknown(_ key: JSONNode, in element: SchemaElement, of schema: Schema) {
    let name = document.text(of: key)
    report(.error, .unknownElement(name, in: element, of: schema), at: key)
  }
}

extension Rule {
  static let elementUnknown = Rule(
    "element.unknown", .structure, "Every key is an element that the definition has.",
    explanation: """
      A JSON object in FHIR may hold only the elements of its type. Elements that FHIR does not have go into extensions. An \
      unknown key is reported at the object that it stands in.
      """,
    remedy: """
      Correct the spelling, mind upper and lower case, or move what it says to an extension. The key of a choice ends with \
      the type: valueQuantity, not value.
      """)
  static let choiceType = Rule(
    "choice.type", .structure, "The key of a choice ends with a type that the element may have.",
    explanation: """
      An element such as value[x] may have one of several types, and its key says which: valueQuantity, valueString. The \
      types that are allowed differ from element to element.
      """,
    remedy: "Use one of the allowed types that the message names.")
  static let choiceMultiple = Rule(
    "choice.multiple", .structure, "Of a choice, one type stands.",
    explanation:
      "An element such as value[x] has one value of one type, and its `_` sibling is of the same type.",
    remedy: "Keep the value that is meant; put others into components or further resources.")

  static let elementRules = [elementUnknown, choiceType, choiceMultiple]
}

extension Cause {
  fileprivate static func unknownElement(
    _ name: String, in element: SchemaElement, of schema: Schema
  ) -> Cause {
    let plain = name.hasPrefix("_") ? String(name.dropFirst()) : name
    if let choice = element.children.first(where: { $0.isChoice && $0.isChoice(of: plain) }) {
      let types = choice.types.map(\.name)
      let isBare = plain == choice.name
      return Cause(
        .choiceType,
        "has '\(shown(name))', but \(isBare ? "the key must end with its type" : "that type is not allowed"): \(list(types))"
      )
    }
    let owner = element === schema.root ? schema.name : element.path
    return Cause(
      .elementUnknown,
      "has '\(shown(name))', which is no element of \(owner)\(Suggestion(for: plain, among: element.keys.allNames).words)"
    )
  }

  static func severalChoices(_ name: String) -> Cause {
    Cause(.choiceMultiple, "is a second type of '\(name)[x]', of which there may be one")
  }

  /// A key that no element can have may be anything, a name or a number of a person included: it is not repeated.
  private static func shown(_ name: String) -> String { IDFormat.isPlain(name) ? name : "..." }

  private static func list(_ names: [String]) -> String {
    names.count > 12
      ? names.prefix(12).joined(separator: ", ") + ", ..." : names.joined(separator: ", ")
  }
}

extension SchemaElement {
  /// Whether a key looks like this choice with a type behind it, or like the choice without.
  fileprivate func isChoice(of key: String) -> Bool {
    guard key.hasPrefix(name) else { return false }
    guard let next = key.utf8.dropFirst(nameLength).first else { return true }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next)
  }
}
