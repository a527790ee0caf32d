/// Where the rows with a key are in a table whose rows are in no order: 16 bytes for each row, and one for its use.
struct RowIndex {
  struct Place {
    /// The place in the index.
    var entry: Int
    var offset: Int
    /// The row, from 1.
    var row: Int
  }

  /// Half of a hash is enough: keys are compared when the row is read.
  private struct Entry {
    var offset: UInt64
    var hash: UInt32
    var row: UInt32
  }

  private var entries: [Entry] = []
  private var isUsed: [Bool] = []
  private var unused: ArraySlice<Int>?

  /// Reads a table to its end.
  init(_ reader: inout CSVReader, of table: CSVTable) throws(RecordError) {
    while let row = try reader.nextFilled() {
      let hash = UInt32(truncatingIfNeeded: KeyHash.of(table.key(of: row)))
      entries.append(
        Entry(
          offset: UInt64(row.offset), hash: hash, row: UInt32(truncatingIfNeeded: row.number)))
    }
    entries.sort { ($0.hash, $0.row) < ($1.hash, $1.row) }
    isUsed = Array(repeating: false, count: entries.count)
  }

  /// The rows that may have a key, in the order of the file.
  func places(of key: ArraySlice<UInt8>) -> [Place] {
    let hash = UInt32(truncatingIfNeeded: KeyHash.of(key))
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    return entries[low...].indices.prefix { entries[$0].hash == hash }.map(place)
  }

  mutating func markUsed(_ place: Place) { isUsed[place.entry] = true }

  /// The next row that nobody used, in the order of the file; to be asked when nobody will use another.
  mutating func nextUnused() -> Place? {
    if unused == nil {
      unused =
        entries.indices.filter { !isUsed[$0] }.sorted { entries[$0].row < entries[$1].row }[...]
    }
    return unused?.popFirst().map(place)
  }

  private func place(_ entry: Int) -> Place {
    Place(entry: entry, offset: Int(entries[entry].offset), row: Int(entries[entry].row))
  }
}
