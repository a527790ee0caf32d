/// The name that was probably meant: the nearest of those that are allowed.
struct Suggestion {
  /// `; did you mean 'status'?`, or nothing where no name is near.
  let words: String

  init(for name: String, among candidates: some Sequence<String>) {
    let wanted = Array(name.utf8.prefix(64))
    // A third of the letters may differ, and at most three: beyond that a suggestion is a guess. Of one or two letters
    // only the case may differ.
    let limit = min(wanted.count / 3, 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.utf8.prefix(64))
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = Self.distance(wanted, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    words = best.map { "; did you mean '\($0.name)'?" } ?? ""
  }

  /// The number of letters to insert, remove, replace or swap with their neighbour; case counts for nothing.
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    let (one, other) = (one.map(lowercase), other.map(lowercase))
    var beforePrevious: [Int] = []
    var previous = Array(0...other.count)
    for (row, byte) in one.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(other.count + 1)
      for (column, otherByte) in other.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1,
          previous[column] + (byte == otherByte ? 0 : 1))
        if row > 0, column > 0, byte == other[column - 1], one[row - 1] == otherByte {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous.last ?? one.count
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }
}
