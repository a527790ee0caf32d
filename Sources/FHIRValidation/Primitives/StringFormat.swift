/// The text types: string and markdown.
enum StringFormat {
  /// FHIR R4, datatypes, string: "Strings SHALL NOT exceed 1MB (1024*1024 characters) in size".
  static let longest = 1024 * 1024

  static func fault(in text: Span<UInt8>) -> Cause? {
    var hasContent = false
    var scalars = 0
    for index in text.indices {
      let byte = text[index]
      if byte > 0x20 {
        hasContent = true
      } else if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        return .controlCharacter(byte)
      }
      if byte & 0xC0 != 0x80 { scalars += 1 }
    }
    if !hasContent { return .blank }
    return scalars > longest ? .tooLong : nil
  }
}

extension Rule {
  static let primitiveString = Rule(
    "primitive.string", .value,
    "Text has content, no control characters and at most 1,048,576 characters.",
    explanation: """
      A string or markdown holds at least one character that is not white space. Below U+0020 only tab, line feed and \
      carriage return may stand in it.
      """,
    remedy: "Leave the element out where there is nothing to say; strip control characters.")

  static let stringRules = [primitiveString]
}

extension Cause {
  static var blank: Cause { Cause(.primitiveString, "has no character other than white space") }

  fileprivate static var tooLong: Cause {
    Cause(.primitiveString, "has more than \(StringFormat.longest) characters")
  }

  fileprivate static func controlCharacter(_ byte: UInt8) -> Cause {
    Cause(
      .primitiveString,
      "contains the control character U+00\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))"
    )
  }
}
