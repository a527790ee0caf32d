/// Why a row of a table cannot be read.
enum CSVFault: Sendable, Hashable {
  case tooFewCells(found: Int, expected: Int)
  case tooManyCells(found: Int, expected: Int)
  /// A quotation mark in a cell that does not begin with one.
  case quoteInside
  /// Text after the quotation mark that ends a cell.
  case textAfterQuote
  /// The file ends within quotation marks.
  case unclosedQuote
  case tooLong(limit: Int)

  /// What is wrong and what is accepted, in words.
  var words: String {
    switch self {
    case .tooFewCells(let found, let expected):
      "has \(found) cells, where the header has \(expected)"
    case .tooManyCells(let found, let expected):
      "has \(found) cells, where the header has \(expected); a cell with the delimiter in it needs quotation marks"
    case .quoteInside:
      "has a quotation mark within a cell; accepted: the cell in quotation marks, the one within doubled"
    case .textAfterQuote:
      "has text after the quotation mark that ends a cell; a quotation mark within a cell is doubled"
    case .unclosedQuote: "has a quotation mark that is not closed before the end of the file"
    case .tooLong(let limit):
      "is longer than \(limit) bytes; perhaps a quotation mark is not closed"
    }
  }
}
