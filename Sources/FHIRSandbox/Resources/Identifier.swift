import LosslessJSON

/// The system and value of a business identifier.
struct Identifier: Hashable, Sendable {
  /// Empty where the identifier has none.
  var system: String
  var value: String

  /// The identifiers of an element that holds one or a list of them; those without a value are left out.
  static func all(in element: JSONNode, of document: JSONDocument) -> [Identifier] {
    switch document.kind(of: element) {
    case .object: [one(element, document)].compactMap { $0 }
    case .array: document.elements(of: element).compactMap { one($0, document) }
    default: []
    }
  }

  private static func one(_ node: JSONNode, _ document: JSONDocument) -> Identifier? {
    guard let value = document.member("value", of: node), document.kind(of: value) == .string
    else { return nil }
    let system = document.member("system", of: node)
    return Identifier(
      system: system.map { document.text(of: $0) } ?? "", value: document.text(of: value))
  }
}
