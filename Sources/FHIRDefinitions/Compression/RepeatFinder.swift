/// Finds what has stood before in a text, so that it need only be pointed at (LZ77).
struct RepeatFinder {
  /// A byte as it is, or a stretch that stood so many bytes before.
  enum Token {
    case literal(UInt8)
    case copy(length: Int, distance: Int)
  }

  static let lengths = 3...258
  private static let window = 1 << 15
  private static let hashBits = 15
  /// How many places with the same beginning are tried; more finds little more.
  private static let attempts = 48
  /// From this length on nothing better is looked for.
  private static let goodLength = 64

  private let text: UnsafeBufferPointer<UInt8>
  /// The last place of each hash, and before each place the one before; places are counted from 1.
  private var heads = [Int32](repeating: 0, count: 1 << hashBits)
  private var previous = [Int32](repeating: 0, count: window)
  private var place = 0
  /// How far the places are noted.
  private var noted = 0

  /// The text must outlive the finder and have less than 2 GiB.
  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// The next token; `nil` at the end.
  mutating func next() -> Token? {
    guard place < text.count else { return nil }
    let best = longest(at: place)
    guard best.length >= Self.lengths.lowerBound else { return literal() }
    if best.length < Self.goodLength, place + 1 < text.count {
      note(through: place)
      // One byte later may begin something longer.
      if longest(at: place + 1).length > best.length { return literal() }
    }
    place += best.length
    return .copy(length: best.length, distance: best.distance)
  }

  private mutating func literal() -> Token {
    defer { place += 1 }
    return .literal(text[place])
  }

  private mutating func longest(at start: Int) -> (length: Int, distance: Int) {
    note(through: start - 1)
    let limit = min(Self.lengths.upperBound, text.count - start)
    guard limit >= Self.lengths.lowerBound else { return (0, 0) }
    var best = (length: 0, distance: 0)
    var candidate = Int(heads[hash(at: start)]) - 1
    var left = Self.attempts
    while candidate >= 0, start - candidate <= Self.window, left > 0 {
      left -= 1
      if text[candidate + best.length] == text[start + best.length] {
        var length = 0
        while length < limit, text[candidate + length] == text[start + length] { length += 1 }
        if length > best.length { best = (length, start - candidate) }
        if length >= min(limit, Self.goodLength) { break }
      }
      let before = Int(previous[candidate & (Self.window - 1)]) - 1
      // What is overwritten points ahead.
      guard before < candidate else { break }
      candidate = before
    }
    return best
  }

  /// Notes the places up to one, so that later ones find them.
  private mutating func note(through end: Int) {
    while noted <= end {
      if noted + Self.lengths.lowerBound <= text.count {
        let hash = hash(at: noted)
        previous[noted & (Self.window - 1)] = heads[hash]
        heads[hash] = Int32(truncatingIfNeeded: noted + 1)
      }
      noted += 1
    }
  }

  private func hash(at place: Int) -> Int {
    let bytes =
      UInt32(text[place]) << 16 | UInt32(text[place + 1]) << 8 | UInt32(text[place + 2])
    return Int((bytes &* 0x9E37_79B1) >> UInt32(32 - Self.hashBits))
  }
}
