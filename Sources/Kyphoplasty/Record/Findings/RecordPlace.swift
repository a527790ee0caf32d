internal import LosslessJSON

/// A place in the input, so that a finding leads back to what somebody typed.
public enum RecordPlace: Sendable, Hashable {
  /// A value in JSON: line and column from 1, the column in Unicode scalars.
  case json(file: String, line: Int, column: Int)
  /// A cell of a table: the row from 1 as a spreadsheet counts it, so that the header is row 1; the column from 1.
  case cell(file: String, row: Int, column: Int, name: String)
  /// A row of a table.
  case row(file: String, row: Int)
  /// An element of a bundle in JSON, by its path as well: `Bundle.entry[3].resource.bodySite[0]`.
  case element(file: String, line: Int, column: Int, path: String)
  /// A file as a whole.
  case file(String)

  /// The file, as it was named to the reader; `-` is the standard input.
  public var file: String {
    switch self {
    case .json(let file, _, _), .cell(let file, _, _, _), .row(let file, _), .file(let file),
      .element(let file, _, _, _):
      file
    }
  }
}

extension RecordPlace: CustomStringConvertible {
  /// `file:line:column`, `file:row:column (name)`, `file:row`, `file:line:column (path)` or `file`.
  public var description: String {
    switch self {
    case .json(let file, let line, let column): "\(file):\(line):\(column)"
    case .cell(let file, let row, let column, let name): "\(file):\(row):\(column) (\(name))"
    case .row(let file, let row): "\(file):\(row)"
    case .element(let file, let line, let column, let path): "\(file):\(line):\(column) (\(path))"
    case .file(let file): file
    }
  }
}
