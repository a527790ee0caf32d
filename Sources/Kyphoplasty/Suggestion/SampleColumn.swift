/// What the cells of a column have been, as far as it is kept.
struct SampleColumn: Sendable {
  /// Different values that are kept; a coded column has fewer.
  static let valueLimit = 200
  /// Bytes of the longest value that is kept.
  static let lengthLimit = 64

  let name: String
  /// Cells that are not empty.
  private(set) var filled = 0
  /// How often each value came; the first `valueLimit` different ones.
  private(set) var values: [String: Int] = [:]
  /// Whether there were more values, or longer ones, than are kept.
  private(set) var isOpen = false

  init(name: String) { self.name = name }

  mutating func add(_ cell: ArraySlice<UInt8>) {
    guard !cell.isEmpty else { return }
    filled += 1
    guard cell.count <= Self.lengthLimit else { return isOpen = true }
    let value = TextBytes.string(cell)
    guard values[value] != nil || values.count < Self.valueLimit else { return isOpen = true }
    values[value, default: 0] += 1
  }

  /// The values that mean something, the most frequent first.
  var meaningful: [(value: String, count: Int)] {
    values.filter { !NullWords.all.contains($0.key) }
      .map { (value: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
  }
}

/// Words that are written where there is no value.
enum NullWords {
  static let all: Set<String> = [
    "N/A", "n/a", "NA", "NULL", "null", "None", "none", "-", "--", ".", "?", "#N/A",
  ]
}
