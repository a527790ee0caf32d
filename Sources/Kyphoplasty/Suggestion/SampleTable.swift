/// A sample file in CSV: its header, and what its columns hold.
struct SampleTable: Sendable {
  /// Rows that are looked at; more tell nothing new.
  static let rowLimit = 20_000

  /// The name without folders.
  let file: String
  let delimiter: UInt8
  private(set) var columns: [SampleColumn]
  private(set) var rows = 0

  /// Reads a file.
  ///
  /// - Throws: where it cannot be read, is no UTF-8, has no header, or seems to begin with a row of values.
  init(_ source: any ByteSource, file: String) throws(RecordError) {
    self.file = file
    var source = source
    let start = try source.read(upTo: 1 << 16)
    if let error = TextEncoding.error(atStart: start, of: file) { throw error }
    delimiter = Self.delimiter(of: start.prefix { $0 != 0x0A })
    var reader = CSVReader(
      BeginningAndRest(beginning: start, rest: source), file: file, delimiter: delimiter,
      limit: 1 << 20)
    guard let header = try reader.next(), !header.isBlank else {
      throw RecordError(.header, file, "is empty")
    }
    let names = header.cells.indices.map { TextBytes.string(header.text($0)) }
    let likeValues = names.count { $0.isEmpty || $0.utf8.first.map(LabelText.isDigit) == true }
    guard likeValues * 3 < names.count || likeValues == 0 else {
      // The names would be written into the mapping file, and here they may be a patient's.
      throw RecordError(.header, file, "seems to have no header: its first row holds values")
    }
    if header.hasLoneReturns {
      throw RecordError(
        .header, file, "has lines that end with CR alone. Convert it: tr '\\r' '\\n'")
    }
    columns = names.map { SampleColumn(name: $0) }
    while rows < Self.rowLimit, let row = try reader.next() {
      guard !row.isBlank, row.fault == nil else { continue }
      rows += 1
      for place in columns.indices { columns[place].add(row.text(place)) }
    }
  }

  private static func delimiter(of header: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
    var best = candidates[0]
    var most = 0
    for candidate in candidates {
      let count = header.count { $0 == candidate }
      if count > most { (best, most) = (candidate, count) }
    }
    return best
  }
}

/// Bytes that were read already, and the source that they came from.
private struct BeginningAndRest: ByteSource {
  var beginning: [UInt8]
  var rest: any ByteSource

  mutating func read(upTo count: Int) throws(RecordError) -> [UInt8] {
    guard beginning.isEmpty else {
      defer { beginning = [] }
      return beginning
    }
    return try rest.read(upTo: count)
  }
}
