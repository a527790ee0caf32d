/// Finds places by byte strings, several places for equal ones: two flat arrays and a copy of the keys.
struct ByteIndex: Sendable {
  private struct Entry {
    var offset: Int
    var length: Int
    /// The entry before it in the same slot; -1 for none.
    var next: Int
    var value: Int
  }

  private var keys: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int]

  init(capacity: Int) {
    var size = 8
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    entries.reserveCapacity(capacity)
  }

  mutating func insert(_ value: Int, for key: Span<UInt8>) {
    let slot = slot(Self.hash(key))
    entries.append(Entry(offset: keys.count, length: key.count, next: slots[slot], value: value))
    slots[slot] = entries.count - 1
    for index in key.indices { keys.append(key[index]) }
  }

  /// The value that was inserted last for a key.
  func value(for key: Span<UInt8>) -> Int? {
    var index = slots[slot(Self.hash(key))]
    while index >= 0 {
      let entry = entries[index]
      if isEqual(key, at: entry.offset, entry.length) { return entry.value }
      index = entry.next
    }
    return nil
  }

  /// The value that was inserted last for a key that is given in two parts.
  func value(for head: Span<UInt8>, _ tail: Span<UInt8>) -> Int? {
    var index = slots[slot(Self.hash(tail, from: Self.hash(head)))]
    while index >= 0 {
      let entry = entries[index]
      if entry.length == head.count + tail.count, isEqual(head, at: entry.offset, head.count),
        isEqual(tail, at: entry.offset + head.count, tail.count)
      {
        return entry.value
      }
      index = entry.next
    }
    return nil
  }

  private func isEqual(_ key: Span<UInt8>, at offset: Int, _ length: Int) -> Bool {
    keys.span.extracting(offset..<(offset + length)).isEqual(to: key)
  }

  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & UInt64(slots.count - 1))
  }

  /// FNV-1a in 64 bits, which can go on where an earlier part ended.
  private static func hash(_ key: Span<UInt8>, from start: UInt64 = 14_695_981_039_346_656_037)
    -> UInt64
  {
    var hash = start
    for index in key.indices { hash = (hash ^ UInt64(key[index])) &* 1_099_511_628_211 }
    return hash
  }
}
