extension R4 {
  /// Paragraphs, tables and lists of plain text, written as the XHTML of a narrative.
  ///
  /// All text goes in through ``escape(_:)``, so that no text can become markup.
  public struct XHTML: Equatable, Sendable {
    private var body = ""
    private(set) var hasText = false

    /// Starts with nothing.
    public init() {}

    /// The whole as one element.
    public var div: String { "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(body)</div>" }

    /// Adds a paragraph.
    public mutating func paragraph(_ text: String) { element("p", text) }

    /// Adds a heading over what follows.
    public mutating func heading(_ text: String) { element("h3", text) }

    /// Adds a list without numbers, unless it is empty.
    public mutating func list(_ items: [String]) {
      guard !items.isEmpty else { return }
      body += "<ul>"
      for item in items { element("li", item) }
      body += "</ul>"
    }

    /// Adds a table of rows of cells, under column titles if there are any, unless it has no rows.
    public mutating func table(columns: [String] = [], rows: [[String]]) {
      guard !rows.isEmpty else { return }
      body += "<table>"
      if !columns.isEmpty {
        body += "<thead>"
        row(columns, cell: "th")
        body += "</thead>"
      }
      body += "<tbody>"
      for cells in rows { row(cells, cell: "td") }
      body += "</tbody></table>"
    }

    private mutating func row(_ cells: [String], cell: String) {
      body += "<tr>"
      for text in cells { element(cell, text) }
      body += "</tr>"
    }

    private mutating func element(_ name: String, _ text: String) {
      let text = Self.escape(text)
      hasText = hasText || text.unicodeScalars.contains { !$0.properties.isWhitespace }
      body += "<"
      body += name
      body += ">"
      body += text
      body += "</"
      body += name
      body += ">"
    }

    /// The text as it stands between tags or in an attribute: markup escaped, what XML forbids left out.
    public static func escape(_ text: String) -> String {
      guard !text.utf8.allSatisfy(isPlain) else { return text }
      var escaped = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
        case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
        case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
        case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
        case "\t", "\n": escaped.append(scalar)
        // https://www.w3.org/TR/xml/#charsets excludes these, and discourages the other controls.
        case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
        default: escaped.append(scalar)
        }
      }
      return String(escaped)
    }

    /// Whether the byte stands for itself whatever is around it.
    private static func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        false
      default: (0x20...0x7E).contains(byte)
      }
    }
  }
}
