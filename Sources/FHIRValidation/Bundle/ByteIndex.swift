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
    let slot = hash(key)
    entries.append(Entry(offset: keys.count, length: key.count, next: slots[slot], value: value))
    slots[slot] = entries.count - 1
    for index in key.indices { keys.append(key[index]) }
  }

  /// The first value of a key that a condition accepts; later insertions are tried first.
  func first(for key: Span<UInt8>, where isWanted: (Int) -> Bool = { _ in true }) -> Int? {
    var index = slots[hash(key)]
    while index >= 0 {
      let entry = entries[index]
      let stored = keys.span.extracting(entry.offset..<(entry.offset + entry.length))
      if stored.isEqual(to: key), isWanted(entry.value) { return entry.value }
      index = entry.next
    }
    return nil
  }

  /// FNV-1a in 64 bits, folded.
  private func hash(_ key: Span<UInt8>) -> Int {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for index in key.indices { hash = (hash ^ UInt64(key[index])) &* 1_099_511_628_211 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & UInt64(slots.count - 1))
  }
}
