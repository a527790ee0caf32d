internal import FHIRDefinitions
internal import LosslessJSON

/// The text types: string and markdown.
enum StringFormat {
  /// FHIR R4, datatypes, string: "Strings SHALL NOT exceed 1MB (1024*1024 characters) in size".
  static let longest = 1024 * 1024

  /// What a text has that may need a closer look.
  struct Traits: OptionSet {
    let rawValue: UInt8
    static let content = Traits(rawValue: 1)
    static let control = Traits(rawValue: 2)
    static let tooLong = Traits(rawValue: 4)
    static let outerSpace = Traits(rawValue: 8)
    static let lessThan = Traits(rawValue: 16)
    /// U+2000 to U+207F or U+0600 to U+063F: where the marks of writing direction are.
    static let direction = Traits(rawValue: 32)
  }

  static func traits(of text: Span<UInt8>) -> Traits {
    var traits: Traits = []
    var scalars = 0
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case 0x21..<0x80:
        scalars += 1
        traits.insert(byte == UInt8(ascii: "<") ? [.content, .lessThan] : .content)
      case 0x20, 0x09, 0x0A, 0x0D: scalars += 1
      case 0..<0x20:
        scalars += 1
        traits.insert(.control)
      case 0x80..<0xC0: continue
      default:
        scalars += 1
        traits.insert(byte == 0xE2 || byte == 0xD8 ? [.content, .direction] : .content)
      }
    }
    if scalars > longest { traits.insert(.tooLong) }
    if !text.isEmpty, isSpace(text[0]) || isSpace(text[text.count - 1]) {
      traits.insert(.outerSpace)
    }
    return traits
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

extension Walk {
  /// Checks a string or markdown.
  mutating func checkText(_ node: JSONNode, isMarkdown: Bool) {
    let traits = withText(of: node) { StringFormat.traits(of: $0) }
    if traits == .content { return }
    if traits.contains(.tooLong) { return report(.error, .tooLong, at: node) }
    guard traits.contains(.content) else { return report(.warning, .blank, at: node) }
    if traits.contains(.control) { report(.warning, .controlCharacter, at: node) }
    if traits.contains(.outerSpace), !isMarkdown { report(.warning, .outerSpace, at: node) }
    if traits.contains(.direction), withText(of: node, { TextDirection.isOpen(at: $0) }) {
      report(.warning, .openDirection, at: node)
    }
    if traits.contains(.lessThan) { checkMarkup(node, isMarkdown: isMarkdown) }
  }
}

extension Rule {
  static let primitiveString = Rule(
    "primitive.string", .value,
    "Text has content, no control characters and at most 1,048,576 characters.",
    explanation: """
      A string or markdown holds at least one character that is not white space, and none at its ends. Below U+0020 only tab, \
      line feed and carriage return should stand in it, and a change of the writing direction should end in it.
      """,
    remedy:
      "Leave the element out where there is nothing to say; strip white space and control characters."
  )

  static let stringRules = [primitiveString]
}

extension Cause {
  fileprivate static var blank: Cause {
    Cause(.primitiveString, "has no character other than white space")
  }
  fileprivate static var tooLong: Cause {
    Cause(.primitiveString, "has more than \(StringFormat.longest) characters")
  }
  fileprivate static var outerSpace: Cause {
    Cause(.primitiveString, "begins or ends with white space")
  }
  fileprivate static var controlCharacter: Cause {
    Cause(.primitiveString, "contains a control character, which XML cannot hold")
  }
  fileprivate static var openDirection: Cause {
    Cause(
      .primitiveString,
      "changes the direction of writing and does not change it back, so what follows may be shown in another order"
    )
  }
}
