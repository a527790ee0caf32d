/// Finds out whether linked tables can be read along with the encounters: in one pass, in which nothing is kept.
enum RowOrder {
  /// For each table, whether its rows are grouped in the order of the encounters and all belong to one.
  static func tablesInOrder(
    _ tables: [CSVTable], of encounters: CSVTable, delimiter: UInt8, limits: RecordLimits
  ) throws(RecordError) -> [Bool] {
    guard !tables.isEmpty else { return [] }
    var rows = try Keys(encounters, delimiter, limits)
    var linked = try tables.map { (table) throws(RecordError) in try Keys(table, delimiter, limits)
    }
    var seenKeys = SeenKeys()
    while let key = rows.key {
      // Without a key an encounter has no rows; rows without one belong to nothing. The rows of a key that comes twice
      // belong to the first.
      if !key.isEmpty, seenKeys.insert(key) {
        for index in linked.indices {
          while let other = linked[index].key, other == key { try linked[index].advance() }
        }
      }
      try rows.advance()
    }
    return linked.map { $0.key == nil }
  }

  /// The keys of a table, one after the other.
  private struct Keys {
    private let table: CSVTable
    private var reader: CSVReader
    private(set) var key: [UInt8]?

    init(_ table: CSVTable, _ delimiter: UInt8, _ limits: RecordLimits) throws(RecordError) {
      self.table = table
      reader = CSVReader(
        try InputFile(table.path), file: table.path, delimiter: delimiter,
        limit: limits.recordLength)
      _ = try reader.nextFilled()
      try advance()
    }

    mutating func advance() throws(RecordError) {
      key = try reader.nextFilled().map { Array(table.key(of: $0)) }
    }
  }
}
