/// uri, url, canonical, oid and uuid.
enum URIFormat {
  static func fault(in text: Span<UInt8>) -> Cause? {
    if text.isEmpty { return .uriEmpty }
    for index in text.indices where text[index] <= 0x20 { return .uriSpace }
    let end = text.firstIndex(of: UInt8(ascii: "#")) ?? text.count
    if text.hasPrefix("urn:uuid:") { return fault(inUUID: text.extracting(0..<end)) }
    if text.hasPrefix("urn:oid:") { return fault(inOID: text.extracting(0..<end)) }
    // "oid:" and "uuid:" are no schemes; the registered form is the URN (RFC 3061, RFC 4122).
    if text.hasPrefix("oid:") || text.hasPrefix("uuid:") { return .uriNotURN }
    return nil
  }

  static func fault(inCanonical text: Span<UInt8>) -> Cause? {
    let end = text.firstIndex(of: UInt8(ascii: "|")) ?? text.count
    if let fault = fault(in: text.extracting(0..<end)) { return fault }
    return text[0] == UInt8(ascii: "#") || isAbsolute(text) ? nil : .canonicalRelative
  }

  static func fault(inOID text: Span<UInt8>) -> Cause? {
    guard text.hasPrefix("urn:oid:"), text.count > 9 else { return .oid }
    var index = 8
    guard let first = text.digit(at: index), first <= 2 else { return .oid }
    index += 1
    while index < text.count {
      guard text[index] == UInt8(ascii: "."), let digit = text.digit(at: index + 1) else {
        return .oid
      }
      let start = index + 1
      index = start
      while text.digit(at: index) != nil { index += 1 }
      if digit == 0, index - start > 1 { return .oid }
    }
    // Nobody hands out identifiers so near to the root but ISO's own organisations, below 1.3.
    let isNearRoot = (text.lastIndex(of: ".") ?? 0) - 8 < 4
    return isNearRoot && !text.matches("1.3", at: 8) ? .oidNearRoot : nil
  }

  static func fault(inUUID text: Span<UInt8>) -> Cause? {
    guard text.hasPrefix("urn:uuid:"), text.count == 9 + 36 else { return .uuid }
    for place in 0..<36 {
      let byte = text[9 + place]
      switch place {
      case 8, 13, 18, 23: if byte != UInt8(ascii: "-") { return .uuid }
      default:
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): continue
        default: return .uuid
        }
      }
    }
    return nil
  }

  /// Whether it begins with a scheme and a colon (RFC 3986, 3.1).
  static func isAbsolute(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return isAbsolute(bytes.span)
  }

  /// Whether it begins with a scheme and a colon (RFC 3986, 3.1).
  static func isAbsolute(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if index == 0 { return false }
      case UInt8(ascii: ":"): return index > 0
      default: return false
      }
    }
    return false
  }
}

extension Span<UInt8> {
  func hasPrefix(_ prefix: StaticString) -> Bool { matches(prefix, at: 0) }

  /// Whether the bytes from an offset on are those of a text.
  func matches(_ text: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= count else { return false }
    return text.withUTF8Buffer { text in
      for index in text.indices where self[offset + index] != text[index] { return false }
      return true
    }
  }
}

extension Rule {
  static let primitiveURI = Rule(
    "primitive.uri", .value, "A uri has content, no white space, and a right URN if it is one.",
    explanation: """
      This holds for uri and url. What begins with urn:uuid: or urn:oid: must be a UUID or an OID; `oid:` and `uuid:` alone \
      are no schemes.
      """,
    remedy:
      "Escape spaces as %20; write urn:oid:1.2.3 and urn:uuid:xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx."
  )
  static let primitiveCanonical = Rule(
    "primitive.canonical", .value,
    "A canonical is an absolute url, or # and the id of a contained resource.",
    explanation:
      "A canonical names a definition wherever it is stored, so it cannot be relative to a server.",
    remedy:
      "Write the url that the definition itself has in its `url`, with |version if one is meant.")
  static let primitiveOID = Rule(
    "primitive.oid", .value, "An oid is urn:oid: and numbers with dots.",
    explanation:
      "The first number is 0, 1 or 2, several follow, and none but 0 itself begins with 0.",
    remedy: "Write it as urn:oid:2.16.840.1.113883.")
  static let primitiveUUID = Rule(
    "primitive.uuid", .value, "A uuid is urn:uuid: and 32 hexadecimal digits in five groups.",
    explanation:
      "The groups have 8, 4, 4, 4 and 12 digits, and the letters are lower-case.",
    remedy: "Write it as urn:uuid:c757873d-ec9a-4326-a141-556f43239520.")

  static let uriRules = [primitiveURI, primitiveCanonical, primitiveOID, primitiveUUID]
}

extension Cause {
  fileprivate static var uriEmpty: Cause { Cause(.primitiveURI, "is empty") }
  fileprivate static var uriSpace: Cause {
    Cause(.primitiveURI, "has white space or a control character")
  }
  fileprivate static var uriNotURN: Cause {
    Cause(.primitiveURI, "must begin with urn:oid: or urn:uuid:")
  }
  fileprivate static var canonicalRelative: Cause {
    Cause(.primitiveCanonical, "must be an absolute url, or begin with #")
  }
  fileprivate static var oid: Cause {
    Cause(.primitiveOID, "is not urn:oid: followed by numbers with dots")
  }
  fileprivate static var oidNearRoot: Cause {
    Cause(.primitiveOID, "is too short for an OID that somebody was given")
  }
  fileprivate static var uuid: Cause {
    Cause(
      .primitiveUUID,
      "is not urn:uuid: followed by 32 hexadecimal digits, lower-case, in groups of 8-4-4-4-12")
  }
}
