/// The rows of one section that is being written.
struct PackRows {
  let width: Int
  private(set) var words: [UInt32] = []
  private var known: [[UInt32]: UInt32] = [:]

  init(_ section: PackSection) { width = section.width }

  var count: Int { words.count / width }

  /// Adds a row and gives its number.
  @discardableResult
  mutating func append(_ row: [UInt32]) -> UInt32 {
    assert(row.count == width)
    words += row
    return UInt32(truncatingIfNeeded: count - 1)
  }

  /// Adds rows that stand together, or finds them where the same have been added before; first row and number of rows.
  mutating func range(_ rows: [UInt32]) -> [UInt32] {
    guard !rows.isEmpty else { return [0, 0] }
    let number = UInt32(truncatingIfNeeded: rows.count / width)
    if let start = known[rows] { return [start, number] }
    let start = UInt32(truncatingIfNeeded: count)
    words += rows
    known[rows] = start
    return [start, number]
  }

  /// Adds a row, or finds the same one; its number plus 1.
  mutating func row(_ row: [UInt32]) -> UInt32 { range(row)[0] + 1 }

  mutating func set(_ value: UInt32, row: UInt32, field: Int) {
    words[Int(row) * width + field] = value
  }
}
