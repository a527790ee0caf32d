internal import LosslessJSON

/// Base64 (RFC 4648): groups of four, padding only at the end; white space may stand between them (FHIR R4, base64Binary).
enum Base64Format {
  static func fault(in text: Span<UInt8>) -> Cause? {
    var digits = 0
    var padding = 0
    for index in text.indices {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "="): padding += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        if padding > 0 { return .base64Padding }
        digits += 1
      default: return .base64Character
      }
    }
    if digits == 0 { return padding == 0 ? .base64Empty : .base64Padding }
    return padding <= 2 && (digits + padding) % 4 == 0 ? nil : .base64Padding
  }
}

extension Walk {
  /// Mentions white space inside base64, which RFC 4648 does not have and FHIR R4 tolerates.
  mutating func checkSpaces(inBase64 node: JSONNode) {
    let hasSpace = withText(of: node) { text in
      for index in text.indices where text[index] <= 0x20 { return true }
      return false
    }
    if hasSpace { report(.warning, .base64Space, at: node) }
  }
}

extension Rule {
  static let primitiveBase64 = Rule(
    "primitive.base64Binary", .value, "Binary content is whole base64.",
    explanation: """
      The alphabet is A-Z, a-z, 0-9, `+` and `/`; the length without white space is a multiple of four, filled up with `=` \
      at the end. The variant for URLs (`-`, `_`) is another encoding.
      """,
    remedy: "Encode the bytes again with the standard alphabet and with padding.")

  static let base64Rules = [primitiveBase64]
}

extension Cause {
  fileprivate static var base64Character: Cause {
    Cause(.primitiveBase64, "has a character that is not in the base64 alphabet")
  }
  fileprivate static var base64Padding: Cause {
    Cause(.primitiveBase64, "is not made of groups of four base64 characters, padded at the end")
  }
  fileprivate static var base64Space: Cause {
    Cause(.primitiveBase64, "has white space, which many readers of base64 refuse")
  }
  fileprivate static var base64Empty: Cause {
    Cause(.primitiveBase64, "holds no base64 characters")
  }
}
