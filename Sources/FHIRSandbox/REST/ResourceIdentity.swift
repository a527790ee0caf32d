/// A resource's type and logical id: what `Patient/17` names.
struct ResourceIdentity: Hashable, Sendable {
  var type: String
  var id: String

  /// As a relative reference.
  var reference: String { "\(type)/\(id)" }

  /// Whether a text can be a logical id: 1 to 64 of `[A-Za-z0-9-.]` (R4, datatypes, `id`).
  static func isID(_ text: some StringProtocol) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}

/// The resource types that a sandbox serves.
struct ResourceTypes: Sendable {
  /// `nil` where any name will do that has the form of one.
  var names: Set<String>?

  func contains(_ name: some StringProtocol) -> Bool {
    if let names { return names.contains(String(name)) }
    guard let first = name.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
    else { return false }
    return name.utf8.count <= 64
      && name.utf8.allSatisfy {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
      }
  }
}
