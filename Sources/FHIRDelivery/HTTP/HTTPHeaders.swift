/// Header fields in their order; names are compared without regard to case (RFC 9110 5.1).
public struct HTTPHeaders: Sendable, Hashable {
  /// One header field.
  public struct Field: Sendable, Hashable {
    /// The name as it was written.
    public let name: String
    /// The value without the white space around it.
    public let value: String
  }

  /// The fields in their order.
  public private(set) var fields: [Field] = []

  /// No fields.
  public init() {}

  /// Checks and adds fields in their order.
  public init(_ pairs: KeyValuePairs<String, String>) throws(HTTPHeaderError) {
    for (name, value) in pairs { try set(name, to: value) }
  }

  /// The first value of that name.
  public subscript(name: String) -> String? {
    fields.first { Self.same($0.name, name) }?.value
  }

  /// Every value of that name, in order.
  public func values(of name: String) -> [String] {
    fields.filter { Self.same($0.name, name) }.map(\.value)
  }

  /// Replaces whatever has that name by one field.
  ///
  /// Refused are a value that could end the line and begin another field, and a name that the transfer itself sets.
  public mutating func set(_ name: String, to value: String) throws(HTTPHeaderError) {
    guard Self.isName(name) else { throw HTTPHeaderError(.name, field: nil) }
    guard !Self.reserved.contains(where: { Self.same($0, name) }) else {
      throw HTTPHeaderError(.reserved, field: name)
    }
    guard Self.isValue(value) else { throw HTTPHeaderError(.value, field: name) }
    fields.removeAll { Self.same($0.name, name) }
    fields.append(Field(name: name, value: value))
  }

  /// Adds a field that a server sent, as it is.
  mutating func appendReceived(name: String, value: String) {
    fields.append(Field(name: name, value: value))
  }

  /// These frame the message, choose the connection or carry the credential; a second one would contradict the first.
  private static let reserved = [
    "Authorization", "Connection", "Content-Length", "Expect", "Host", "Proxy-Authorization", "TE",
    "Trailer", "Transfer-Encoding", "Upgrade",
  ]

  /// Whether the text is a token (RFC 9110 5.6.2).
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }

  /// Whether the text keeps to its line: no control character but the tab (RFC 9110 5.5).
  static func isValue(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in byte == 0x09 || (byte >= 0x20 && byte != 0x7F) }
  }

  private static func same(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

/// Why a header field is refused; never with its value.
public struct HTTPHeaderError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// The name is no token.
    case name
    /// The value has a line break or another control character.
    case value
    /// The transfer sets this field itself.
    case reserved
  }

  /// What kind of fault it is.
  public let code: Code
  /// The field's name where that can be printed.
  public let field: String?

  init(_ code: Code, field: String?) {
    self.code = code
    self.field = field
  }
}

extension HTTPHeaderError: CustomStringConvertible {
  /// What is wrong with which field.
  public var description: String {
    switch code {
    case .name: "a header's name may only have letters, digits and !#$%&'*+-.^_`|~"
    case .value: "the header \(field ?? "") has a line break or another control character"
    case .reserved: "the header \(field ?? "") is set by the transfer itself"
    }
  }
}
