internal import LosslessJSON

/// A record before it is understood: one form for every input, in which each value knows where it came from.
///
/// A record in JSON is its document. The rows of tables are put together as a document too, and a second list says which
/// cell each value was taken from; in it every value is a string, because a table has no kinds.
struct RawRecord: Sendable {
  /// What a value came from.
  enum Origin: Sendable {
    /// A part of a JSON text; the column is that of its first byte.
    case json(file: String, column: Int)
    case tables(CellOrigins)
    /// Elements of a bundle.
    case bundle(BundleOrigins)
  }

  let document: JSONDocument
  let origin: Origin

  /// Whether the input says of a value what kind it is.
  var hasKinds: Bool {
    if case .tables = origin { false } else { true }
  }

  /// Where a value stands in the input; for what was put together from rows, the first of them.
  func place(of node: JSONNode) -> RecordPlace {
    place(at: document.range(of: node).lowerBound)
  }

  func place(at offset: Int) -> RecordPlace {
    switch origin {
    case .json(let file, let column):
      let position = document.position(at: offset)
      let shift = position.line == document.firstLine ? column - 1 : 0
      return .json(file: file, line: position.line, column: position.column + shift)
    case .tables(let origins): return origins.place(at: offset)
    case .bundle(let origins): return origins.place(at: offset)
    }
  }

  /// The place of a field, or of the nearest thing around it that is there: `levels[0].cement.volumeMl`.
  func place(ofField path: String) -> RecordPlace {
    var node = document.root
    for step in path.split(separator: ".") {
      let parts = step.split(separator: "[")
      guard let name = parts.first, let member = document.member(String(name), of: node) else {
        break
      }
      node = member
      guard parts.count > 1, let index = Int(parts[1].dropLast()) else { continue }
      guard let element = element(index, of: node) else { break }
      node = element
    }
    return place(of: node)
  }

  private func element(_ index: Int, of list: JSONNode) -> JSONNode? {
    var rest = index
    for element in document.elements(of: list) {
      if rest == 0 { return element }
      rest -= 1
    }
    return nil
  }
}

/// Which cell each value of a record was taken from.
struct CellOrigins: Sendable {
  /// From this offset of the document on, what stands there came from this cell.
  struct Entry: Sendable {
    var offset: UInt32
    var table: UInt16
    /// The column from 0; -1 for the row as a whole.
    var column: Int16
    var row: UInt32
  }

  struct Table: Sendable {
    var file: String
    var columns: [String]
  }

  var tables: [Table]
  /// In the order of their offsets.
  var entries: [Entry] = []

  func place(at offset: Int) -> RecordPlace {
    guard let entry = entries.last(upTo: offset, by: \.offset) else {
      return .file(tables.first?.file ?? "")
    }
    return place(of: entry)
  }

  private func place(of entry: Entry) -> RecordPlace {
    let table = tables[Int(entry.table)]
    let column = Int(entry.column)
    guard table.columns.indices.contains(column) else {
      return .row(file: table.file, row: Int(entry.row))
    }
    return .cell(
      file: table.file, row: Int(entry.row), column: column + 1, name: table.columns[column])
  }
}
