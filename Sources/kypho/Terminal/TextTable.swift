/// Rows of text in columns that line up.
struct TextTable {
  private var rows: [[String]] = []

  /// Whether no row was added.
  var isEmpty: Bool { rows.isEmpty }

  /// Adds a row.
  mutating func row(_ cells: String...) { rows.append(cells) }

  /// The table, two spaces between columns.
  var text: String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
