internal import LosslessJSON

extension R4 {
  /// A primitive that a profile requires: its value, or the reason why there is none.
  ///
  /// JSON keeps the reason beside the value's place, in the member whose name begins with `_`.
  /// Concepts, references and names need no such thing: they hold the reason themselves, as a
  /// coding or an extension.
  public enum Presence<Value: Equatable & Sendable>: Equatable, Sendable {
    case known(Value)
    case absent(DataAbsentReason)

    /// The value, if it is known.
    public var value: Value? {
      switch self {
      case .known(let value): value
      case .absent: nil
      }
    }
  }
}

extension R4.Presence: ExpressibleByUnicodeScalarLiteral where Value == String {
  /// A known text.
  public init(unicodeScalarLiteral text: String) { self = .known(text) }
}

extension R4.Presence: ExpressibleByExtendedGraphemeClusterLiteral where Value == String {
  /// A known text.
  public init(extendedGraphemeClusterLiteral text: String) { self = .known(text) }
}

extension R4.Presence: ExpressibleByStringLiteral where Value == String {
  /// A known text.
  public init(stringLiteral text: String) { self = .known(text) }
}

extension JSONWriter {
  mutating func member<Value: R4.Element>(
    _ key: StaticString, orAbsent sibling: StaticString, _ presence: R4.Presence<Value>?
  ) {
    switch presence {
    case .known(let value): member(key, value)
    case .absent(let reason): member(sibling, absent: reason)
    case nil: break
    }
  }

  mutating func member(
    _ key: StaticString, orAbsent sibling: StaticString, _ presence: R4.Presence<String>?
  ) {
    switch presence {
    case .known(let text): member(key, Optional(text))
    case .absent(let reason): member(sibling, absent: reason)
    case nil: break
    }
  }

  /// Writes the member beside the place of a primitive that has no value.
  mutating func member(_ sibling: StaticString, absent reason: R4.DataAbsentReason) {
    key(sibling)
    object { json in json.member("extension", [reason.element]) }
  }
}
