/// The rows of a linked table, by the encounter that they belong to.
///
/// Where the rows stand in the order of the encounters, they are read along with them, and nothing is kept. Where they
/// do not, an index says which rows have a key, and they are read again from their places.
final class LinkedRows {
  let table: CSVTable
  private let file: InputFile
  private let limits: RecordLimits
  private let delimiter: UInt8
  private var reader: CSVReader
  /// The row that was read ahead, where rows are in order.
  private var waiting: CSVRow?
  private var index: RowIndex?

  init(
    _ table: CSVTable, isInOrder: Bool, delimiter: UInt8, limits: RecordLimits
  ) throws(RecordError) {
    self.table = table
    self.limits = limits
    self.delimiter = delimiter
    file = try InputFile(table.path)
    reader = CSVReader(file, file: table.path, delimiter: delimiter, limit: limits.recordLength)
    _ = try reader.nextFilled()
    if isInOrder {
      waiting = try reader.nextFilled()
    } else {
      index = try RowIndex(&reader, of: table)
    }
  }

  /// The rows of an encounter, in the order of the file.
  func rows(of key: ArraySlice<UInt8>) throws(RecordError) -> [CSVRow] {
    var rows: [CSVRow] = []
    if let places = index?.places(of: key) {
      for place in places {
        let row = try row(at: place)
        guard table.key(of: row).elementsEqual(key) else { continue }
        index?.markUsed(place)
        rows.append(row)
      }
      return rows
    }
    while let row = waiting, table.key(of: row).elementsEqual(key) {
      rows.append(row)
      waiting = try reader.nextFilled()
    }
    return rows
  }

  /// After the last encounter: the next row that belongs to none.
  func nextOrphan() throws(RecordError) -> CSVRow? {
    guard let place = index?.nextUnused() else { return nil }
    return try row(at: place)
  }

  private func row(at place: RowIndex.Place) throws(RecordError) -> CSVRow {
    var part = CSVReader(
      FilePart(file: file, offset: place.offset), file: table.path, delimiter: delimiter,
      limit: limits.recordLength, offset: place.offset, number: place.row - 1)
    guard let row = try part.next() else {
      throw RecordError(.unreadable, table.path, "was changed while it was read")
    }
    return row
  }
}

/// A file from a place in it on, in pieces that are small because a row is.
private struct FilePart: ByteSource {
  var file: InputFile
  var offset: Int

  mutating func read(upTo count: Int) throws(RecordError) -> [UInt8] {
    let bytes = try file.read(upTo: min(count, 4096), at: offset)
    offset += bytes.count
    return bytes
  }
}

extension CSVReader {
  /// The next row that is not blank.
  mutating func nextFilled() throws(RecordError) -> CSVRow? {
    while let row = try next() {
      if !row.isBlank { return row }
    }
    return nil
  }
}
