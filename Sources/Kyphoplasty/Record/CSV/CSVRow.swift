/// A row of a table as it stands in its file.
struct CSVRow {
  struct Cell {
    /// The content in the bytes of the row, without the quotation marks around it.
    var start: Int
    var end: Int
    /// Whether a quotation mark in the content is doubled.
    var hasDoubledQuotes: Bool
  }

  /// The row with its line end, as given.
  var bytes: [UInt8] = []
  var cells: [Cell] = []
  /// The row as a spreadsheet counts: the header is row 1.
  var number = 0
  /// Where the row begins in its file.
  var offset = 0
  var fault: CSVFault?

  /// Whether nothing is in any of its cells: spreadsheets write such rows below and between those that are filled.
  var isBlank: Bool { fault == nil && cells.indices.allSatisfy { text($0).isEmpty } }

  /// Whether a CR stands anywhere but before an LF.
  var hasLoneReturns: Bool {
    zip(bytes, bytes.dropFirst() + [0]).contains { $0 == 0x0D && $1 != 0x0A }
  }

  /// The text of a cell without white space around it; empty where the row has no such cell.
  func text(_ column: Int) -> ArraySlice<UInt8> {
    guard cells.indices.contains(column) else { return [] }
    let cell = cells[column]
    let content = bytes[cell.start..<cell.end]
    guard cell.hasDoubledQuotes else { return TextBytes.trimmed(content) }
    var text: [UInt8] = []
    text.reserveCapacity(content.count)
    var isSecond = false
    for byte in content {
      if byte == UInt8(ascii: "\""), !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      text.append(byte)
    }
    return TextBytes.trimmed(text[...])
  }
}
