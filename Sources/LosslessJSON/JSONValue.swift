/// A value together with its document: the comfortable way to look around in JSON.
///
/// Code that visits every value of a large document works with `JSONNode` instead, and saves the counting of references.
public struct JSONValue: Sendable {
  /// The document that the value is part of.
  public let document: JSONDocument
  /// The value's place in it.
  public let node: JSONNode

  /// A view of one value.
  public init(_ document: JSONDocument, _ node: JSONNode) {
    self.document = document
    self.node = node
  }

  /// What kind of value it is.
  public var kind: JSONKind { document.kind(of: node) }
  /// The text of a string, escapes resolved; `nil` for all else.
  public var string: String? { kind == .string ? document.text(of: node) : nil }
  /// The text of a number as it is written; `nil` for all else.
  public var number: String? { kind == .number ? document.text(of: node) : nil }
  /// The value of a number without fraction and exponent that fits; `nil` for all else.
  public var integer: Int? { number.flatMap { Int($0) } }
  /// The value of `true` or `false`; `nil` for all else.
  public var boolean: Bool? { document.boolean(node) }
  /// Whether it is `null`.
  public var isNull: Bool { kind == .null }
  /// Where it begins.
  public var position: SourcePosition { document.position(of: node) }

  /// The value of the first member with this key.
  public subscript(key: String) -> JSONValue? {
    document.member(key, of: node).map { JSONValue(document, $0) }
  }

  /// The elements of an array; nothing for any other value.
  public var elements: some Sequence<JSONValue> {
    document.elements(of: node).lazy.map { [document] in JSONValue(document, $0) }
  }

  /// The members of an object in the order of the text; nothing for any other value.
  public var members: some Sequence<(key: String, value: JSONValue)> {
    document.members(of: node).lazy.map { [document] in
      (key: document.text(of: $0.key), value: JSONValue(document, $0.value))
    }
  }
}

extension JSONDocument {
  /// The whole document as a value to look around in.
  public var value: JSONValue { JSONValue(self, root) }
}
