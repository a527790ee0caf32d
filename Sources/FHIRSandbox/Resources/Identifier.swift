import LosslessJSON

/// The system and value of a business identifier.
struct Identifier: Hashable, Sendable {
  /// Empty where the identifier has none.
  var system: String
  var value: String

  /// The identifiers of an element that holds one or a list of them; those without a value are left out.
  ///
  /// A coding is read the same way, with `code` as the name of its value.
  static func all(
    in element: JSONNode, of document: JSONDocument, value name: StaticString = "value"
  ) -> [Identifier] {
    switch document.kind(of: element) {
    case .object: [one(element, document, name)].compactMap { $0 }
    case .array: document.elements(of: element).compactMap { one($0, document, name) }
    default: []
    }
  }

  private static func one(
    _ node: JSONNode, _ document: JSONDocument, _ name: StaticString
  ) -> Identifier? {
    guard let value = document.member(name, of: node), document.kind(of: value) == .string
    else { return nil }
    let system = document.member("system", of: node)
    return Identifier(
      system: system.map { document.text(of: $0) } ?? "", value: document.text(of: value))
  }
}
