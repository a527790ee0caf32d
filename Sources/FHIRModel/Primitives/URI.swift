internal import LosslessJSON

extension R4 {
  /// A uri, url or canonical: any text without white space and control characters.
  public struct URI: Element, Hashable, Sendable {
    /// The uri itself.
    public let text: String

    /// Takes a uri; nil when it is empty or has a character that no uri may have.
    public init?(_ text: String) {
      guard !text.isEmpty, Self.allows(text) else { return nil }
      self.text = text
    }

    /// A relative url of a resource.
    init(type: StaticString, id: ID) { text = "\(type)/\(id.text)" }

    func write(to json: inout JSONWriter) { json.string(text) }

    // Almost all uris are ASCII, and asking for a scalar's properties is slow.
    fileprivate static func allows(_ text: String) -> Bool {
      text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        || text.unicodeScalars.allSatisfy(Self.allows)
    }

    fileprivate static func allows(_ scalar: Unicode.Scalar) -> Bool {
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }
  }
}

extension R4.URI: ExpressibleByStringLiteral {
  /// The uri that the program itself names; a character that no uri may have is left out.
  public init(stringLiteral text: String) {
    self.text =
      Self.allows(text)
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.filter(Self.allows)))
  }
}

extension R4.URI: Comparable {
  /// Whether the text comes before the other.
  public static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}
