/// Text as it stands in a page.
enum HTMLText {
  /// Text with the characters that HTML gives a meaning to escaped.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// Escaped text in which what stands between backticks is code.
  static func prose(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // A backtick without its pair is only a backtick.
    guard parts.count % 2 == 1 else { return escaped(text) }
    return parts.enumerated().map { place, part in
      place % 2 == 1 ? "<code>\(escaped(part))</code>" : escaped(part)
    }.joined()
  }

  /// A link.
  static func link(_ address: String, _ text: String) -> String {
    "<a href=\"\(escaped(address))\">\(escaped(text))</a>"
  }

  /// A table with a heading row; cells are HTML already, and a column in which nothing stands is left out.
  static func table(_ headings: [String], _ rows: [[String]], kind: String = "plain") -> String {
    let filled = headings.indices.filter { place in
      rows.contains { $0.indices.contains(place) && !$0[place].isEmpty }
    }
    let headings = filled.map { headings[$0] }
    let rows = rows.map { row in filled.map { row.indices.contains($0) ? row[$0] : "" } }
    let head = headings.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { place, cell in
        "<td data-label=\"\(escaped(headings[place]))\">\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }.joined()
    return """
      <table class="\(kind)"><thead><tr>\(head)</tr></thead><tbody>
      \(body)</tbody></table>

      """
  }
}
