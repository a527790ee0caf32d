internal import LosslessJSON

/// What looks like HTML inside text.
enum Markup {
  /// Where plain text has a whole tag, from `<` to `>`.
  static func tag(in text: Span<UInt8>) -> Int? {
    var start: Int?
    for index in text.indices {
      if text[index] == UInt8(ascii: "<") {
        start = isName(text, at: index + 1) ? index : nil
      } else if text[index] == UInt8(ascii: ">"), let start {
        return start
      }
    }
    return nil
  }

  /// Where markdown has what begins a block or a run of raw HTML: CommonMark 4.6 and 6.6, but not what a backslash escapes.
  static func tag(inMarkdown text: Span<UInt8>) -> Int? {
    for index in text.indices where text[index] == UInt8(ascii: "<") && index + 1 < text.count {
      let next = text[index + 1]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return index }
      guard index == 0 || text[index - 1] != UInt8(ascii: "\\") else { continue }
      if isName(text, at: next == UInt8(ascii: "/") ? index + 2 : index + 1) { return index }
    }
    return nil
  }

  /// Whether a name stands at a place and ends with white space or `>`: a url or an address in angle brackets does not.
  private static func isName(_ text: Span<UInt8>, at start: Int) -> Bool {
    guard start < text.count, isLetter(text[start]) else { return false }
    for index in (start + 1)..<text.count {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): continue
      case UInt8(ascii: ">"), 0...0x20: return true
      default: guard isLetter(text[index]) else { return false }
      }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension Walk {
  /// Reports a text that holds what looks like HTML.
  mutating func checkMarkup(_ node: JSONNode, isMarkdown: Bool) {
    let offset = withText(of: node) { text in
      isMarkdown ? Markup.tag(inMarkdown: text) : Markup.tag(in: text)
    }
    guard let offset else { return }
    var offsets = SourceOffsets(of: node, in: document)
    let start = offsets.source(of: offset)
    let range = start..<start + 1
    if options.checksSecurity {
      report(.error, .markup, bytes: range)
    } else if isMarkdown {
      report(options.allowsHTMLInMarkdown ? .warning : .error, .markupInMarkdown, bytes: range)
    } else {
      report(.information, .markup, bytes: range)
    }
  }
}

extension Rule {
  static let textMarkup = Rule(
    "text.markup", .invalid, "Plain text and markdown hold no HTML.",
    explanation: """
      Whoever shows a text in a page without escaping it runs what it says. In markdown, HTML is escaped or dropped by most \
      readers. Whether this matters is for the options to say: without them it is only mentioned.
      """,
    remedy: "Remove the tags; in markdown, write `<` as &lt; or use markdown's own forms.")

  static let markupRules = [textMarkup]
}

extension Cause {
  fileprivate static var markup: Cause {
    Cause(.textMarkup, "contains what looks like a tag of HTML")
  }
  fileprivate static var markupInMarkdown: Cause {
    Cause(
      .textMarkup, "contains what looks like a tag of HTML, which markdown does not show as such")
  }
}
