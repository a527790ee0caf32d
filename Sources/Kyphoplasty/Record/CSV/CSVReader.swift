/// Reads the rows of a table in CSV (RFC 4180): cells in quotation marks may hold delimiters, line ends and doubled
/// quotation marks; lines end with CR LF or LF; a byte order mark is passed over.
struct CSVReader {
  private static let chunk = 1 << 16

  private var source: any ByteSource
  private let file: String
  private let delimiter: UInt8
  private let limit: Int
  private var buffer: [UInt8] = []
  /// The beginning of the next row in the buffer, and of the buffer in the file.
  private var start = 0
  private var base = 0
  private var number = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - source: the file from `offset` on.
  ///   - file: its name.
  ///   - delimiter: what parts the cells.
  ///   - limit: the longest row.
  ///   - offset: where reading begins.
  ///   - number: the row before the first that is read.
  init(
    _ source: any ByteSource, file: String, delimiter: UInt8, limit: Int, offset: Int = 0,
    number: Int = 0
  ) {
    self.source = source
    self.file = file
    self.delimiter = delimiter
    self.limit = limit
    self.base = offset
    self.number = number
  }

  /// Reads the next row, blank ones too; `nil` at the end.
  mutating func next() throws(RecordError) -> CSVRow? {
    if base == 0, start == 0, buffer.isEmpty, !isAtEnd {
      try fill()
      if let error = TextEncoding.error(atStart: buffer, of: file) { throw error }
      if buffer.starts(with: TextEncoding.byteOrderMark) { start = 3 }
    }
    guard let end = try endOfRow() else { return nil }
    number += 1
    var row = CSVRow(
      bytes: Array(buffer[start..<end.index]), number: number, offset: base + start)
    start = end.index
    row.fault = end.fault
    if end.fault == nil { split(&row) }
    guard TextEncoding.isUTF8(row.bytes[...]) else {
      throw TextEncoding.error(within: row.bytes, of: file, at: " in row \(number)")
    }
    return row
  }

  /// Finds the line end that is not within quotation marks.
  private mutating func endOfRow() throws(RecordError) -> (index: Int, fault: CSVFault?)? {
    var index = start
    var isQuoted = false
    while true {
      let found = buffer.withUnsafeBufferPointer { bytes in
        while index < bytes.count {
          let byte = bytes[index]
          index += 1
          if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
          if byte == 0x0A, !isQuoted { return true }
        }
        return false
      }
      if found { return (index, nil) }
      if isAtEnd {
        guard index > start else { return nil }
        return (index, isQuoted ? .unclosedQuote : nil)
      }
      if index - start > limit {
        // Without a limit, a quotation mark that is never closed would take in the whole file.
        while !isAtEnd {
          base += buffer.count
          start = 0
          buffer = try source.read(upTo: Self.chunk)
          isAtEnd = buffer.isEmpty
        }
        return (0, .tooLong(limit: limit))
      }
      let shift = start
      try fill()
      index -= shift
    }
  }

  /// Reads on, and forgets the rows that are done.
  private mutating func fill() throws(RecordError) {
    if start > 0 {
      buffer.removeSubrange(..<start)
      base += start
      start = 0
    }
    let more = try source.read(upTo: Self.chunk)
    isAtEnd = more.isEmpty
    buffer += more
  }

  private func split(_ row: inout CSVRow) {
    let quote = UInt8(ascii: "\"")
    row.bytes.withUnsafeBufferPointer { bytes in
      var end = bytes.count
      if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
      if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
      var index = 0
      while true {
        var cell = CSVRow.Cell(start: index, end: index, hasDoubledQuotes: false)
        if index < end, bytes[index] == quote {
          index += 1
          cell.start = index
          while index < end {
            if bytes[index] == quote {
              guard index + 1 < end, bytes[index + 1] == quote else { break }
              cell.hasDoubledQuotes = true
              index += 1
            }
            index += 1
          }
          cell.end = index
          index += 1
          if index < end, bytes[index] != delimiter { row.fault = row.fault ?? .textAfterQuote }
          while index < end, bytes[index] != delimiter { index += 1 }
        } else {
          while index < end, bytes[index] != delimiter {
            if bytes[index] == quote { row.fault = row.fault ?? .quoteInside }
            index += 1
          }
          cell.end = index
        }
        row.cells.append(cell)
        if index >= end { break }
        index += 1
      }
    }
  }
}
