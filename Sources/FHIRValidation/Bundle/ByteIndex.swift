/// Finds places by byte strings, and says how many places there are for one: two flat arrays and a copy of the keys.
///
/// A key may be given in up to three parts, so that one that is put together (a base and `Type/id`) is never made.
struct ByteIndex {
  /// What stands under a key.
  struct Match {
    /// The place that was inserted first.
    var first: Int
    /// How many places were inserted.
    var count: Int
  }

  private struct Entry {
    var offset: Int
    var length: Int
    /// The entry before it in the same slot; -1 for none.
    var next: Int
    var match: Match
  }

  private var keys: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int]
  /// Whether some key has several places.
  private(set) var hasRepeats = false

  init(capacity: Int) {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    entries.reserveCapacity(capacity)
  }

  mutating func insert(
    _ value: Int, for head: Span<UInt8>, _ middle: Span<UInt8> = Span(),
    _ tail: Span<UInt8> = Span()
  ) {
    let slot = slot(head, middle, tail)
    if let place = place(in: slot, head, middle, tail) {
      entries[place].match.count += 1
      hasRepeats = true
      return
    }
    entries.append(
      Entry(
        offset: keys.count, length: head.count + middle.count + tail.count, next: slots[slot],
        match: Match(first: value, count: 1)))
    slots[slot] = entries.count - 1
    append(head)
    append(middle)
    append(tail)
  }

  func match(
    for head: Span<UInt8>, _ middle: Span<UInt8> = Span(), _ tail: Span<UInt8> = Span()
  ) -> Match? {
    place(in: slot(head, middle, tail), head, middle, tail).map { entries[$0].match }
  }

  private func place(
    in slot: Int, _ head: Span<UInt8>, _ middle: Span<UInt8>, _ tail: Span<UInt8>
  ) -> Int? {
    let length = head.count + middle.count + tail.count
    var index = slots[slot]
    while index >= 0 {
      let entry = entries[index]
      if entry.length == length, isEqual(head, at: entry.offset),
        isEqual(middle, at: entry.offset + head.count),
        isEqual(tail, at: entry.offset + head.count + middle.count)
      {
        return index
      }
      index = entry.next
    }
    return nil
  }

  private mutating func append(_ part: Span<UInt8>) {
    part.withUnsafeBufferPointer { keys.append(contentsOf: $0) }
  }

  private func isEqual(_ part: Span<UInt8>, at offset: Int) -> Bool {
    keys.span.extracting(offset..<(offset + part.count)).isEqual(to: part)
  }

  private func slot(
    _ head: Span<UInt8>, _ middle: Span<UInt8>, _ tail: Span<UInt8>
  ) -> Int {
    var hash = Self.hash(head, from: 14_695_981_039_346_656_037)
    hash = Self.hash(middle, from: hash)
    hash = Self.hash(tail, from: hash)
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & UInt64(slots.count - 1))
  }

  /// FNV-1a in 64 bits, which goes on where an earlier part ended.
  private static func hash(_ key: Span<UInt8>, from start: UInt64) -> UInt64 {
    var hash = start
    for index in key.indices { hash = (hash ^ UInt64(key[index])) &* 1_099_511_628_211 }
    return hash
  }
}
