/// Codes: no white space around them, single spaces within.
enum CodeFormat {
  static func fault(in text: Span<UInt8>) -> Cause? {
    var previousWasSpace = true
    for index in text.indices {
      let byte = text[index]
      if byte == 0x20 {
        if previousWasSpace { return .codeSpace }
        previousWasSpace = true
      } else if byte < 0x20 {
        return .codeSpace
      } else {
        previousWasSpace = false
      }
    }
    return previousWasSpace ? .codeSpace : nil
  }
}

/// Ids: 1 to 64 letters, digits, dots and hyphens.
enum IDFormat {
  static func fault(in text: Span<UInt8>) -> Cause? {
    for index in text.indices where !isAllowed(text[index]) { return .idCharacter }
    return (1...64).contains(text.count) ? nil : .idLength(text.count)
  }

  /// Whether a text of the document looks like a name or an id and not like words: then it may be shown.
  static func isPlain(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { isAllowed($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether a text can be the name of a type: letters alone.
  static func isTypeName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
  }

  /// Whether a text begins as a date does, as `1948-07` would.
  ///
  /// No code and no url does, so it is a value in the wrong place.
  static func isDate(_ text: some Collection<UInt8>) -> Bool {
    let digits = [true, true, true, true, false, true, true]
    return text.count >= digits.count
      && zip(text, digits).allSatisfy { byte, isDigit in
        isDigit ? (0x30...0x39).contains(byte) : byte == UInt8(ascii: "-")
      }
  }

  static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

extension Rule {
  static let primitiveCode = Rule(
    "primitive.code", .value, "A code has no white space but single spaces inside.",
    explanation: """
      Codes are compared character by character, so a space before, after or doubled makes another code of it.
      """,
    remedy: "Trim the code, and write single spaces where it contains some.")
  static let primitiveID = Rule(
    "primitive.id", .value, "An id is 1 to 64 letters, digits, hyphens and dots.",
    explanation: """
      Ids become part of URLs, so FHIR keeps them to A-Z, a-z, 0-9, `-` and `.`, and to 64 characters. This holds for the \
      id of a resource too.
      """,
    remedy:
      "Make an id of the allowed characters (a UUID is one); keep the original key as an identifier."
  )

  static let codeRules = [primitiveCode, primitiveID]
}

extension Cause {
  fileprivate static var codeSpace: Cause {
    Cause(.primitiveCode, "has white space at an end, doubled, or other than a space")
  }

  fileprivate static var idCharacter: Cause {
    Cause(.primitiveID, "has a character other than letters, digits, '-' and '.'")
  }

  fileprivate static func idLength(_ count: Int) -> Cause {
    Cause(.primitiveID, "is \(count) characters long, and may have 1 to 64")
  }
}
