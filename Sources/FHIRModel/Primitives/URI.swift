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
    init(type: StaticString, id: ID) { text = Self.address(type, id) }

    /// One uri behind another, with a slash between them.
    init(_ base: URI, _ relative: URI) {
      var text = base.text
      text.reserveCapacity(text.utf8.count + 1 + relative.text.utf8.count)
      text.append("/")
      text.append(relative.text)
      self.text = text
    }

    /// `Type/id`; a bundle has some hundred of them, and interpolation is slow.
    static func address(_ type: StaticString, _ id: ID) -> String {
      let id = id.text.utf8
      return String(unsafeUninitializedCapacity: type.utf8CodeUnitCount + 1 + id.count) { text in
        type.withUTF8Buffer { _ = text.update(fromContentsOf: $0) }
        text[type.utf8CodeUnitCount] = UInt8(ascii: "/")
        _ = text.dropFirst(type.utf8CodeUnitCount + 1).update(fromContentsOf: id)
        return text.count
      }
    }

    func write(to json: inout JSONWriter) { json.string(text) }

    // Almost all uris are ASCII, and asking for a scalar's properties is slow.
    fileprivate static func allows(_ text: String) -> Bool {
      text.utf8.withContiguousStorageIfAvailable(Self.allowsASCII) ?? false
        || text.unicodeScalars.allSatisfy(Self.allows)
    }

    // Without an early way out, so that many bytes are looked at at once.
    private static func allowsASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      var isOther = false
      for byte in bytes { isOther = isOther || byte &- 0x21 > 0x7E - 0x21 }
      return !isOther
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
