internal import LosslessJSON

/// What looks like HTML inside plain text.
enum Markup {
  /// Where something begins that a browser would take for a tag, a `>` included.
  static func tag(in text: Span<UInt8>) -> Int? {
    var start: Int?
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "<"): start = isTagStart(text, at: index + 1) ? index : nil
      case UInt8(ascii: ">"): if let start, !isLink(text.extracting(start..<index)) { return start }
      default: continue
      }
    }
    return nil
  }

  private static func isTagStart(_ text: Span<UInt8>, at index: Int) -> Bool {
    var index = index
    if index < text.count, text[index] == UInt8(ascii: "/") { index += 1 }
    guard index < text.count else { return false }
    switch text[index] {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return true
    default: return false
    }
  }

  /// CommonMark 6.5: a url or a mail address in angle brackets is a link.
  private static func isLink(_ text: Span<UInt8>) -> Bool {
    let content = text.extracting(1...)
    for index in content.indices where content[index] <= 0x20 { return false }
    return URIFormat.isAbsolute(content) || content.firstIndex(of: UInt8(ascii: "@")) != nil
  }
}

extension Walk {
  /// Reports a text that holds what looks like HTML.
  mutating func checkMarkup(_ node: JSONNode, isMarkdown: Bool) {
    guard let offset = withText(of: node, { Markup.tag(in: $0) }) else { return }
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
