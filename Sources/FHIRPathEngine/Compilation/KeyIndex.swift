/// The keys of a type's JSON objects, found by their bytes.
struct KeyIndex: Sendable {
  struct Entry: Sendable {
    let start: UInt32
    let length: UInt16
    /// The place of the member in `Shape.members`.
    let member: UInt16
    /// The type of the value; -1 where the value itself says it.
    let shape: Int32
    let isPrimitive: Bool
    /// Whether of the value's type only something general is known.
    let isOpen: Bool

    /// Of a member whose keys are all those of others.
    static let none = Entry(
      start: 0, length: 0, member: 0, shape: -1, isPrimitive: false, isOpen: true)
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Places in `entries`, -1 where there is none; a power of two of them, at most half of them taken.
  private var slots: [Int16]
  /// For each member its first key, and how many it has.
  private var firsts: [(key: Entry, count: Int)] = []

  init(_ members: [Shape.Member]) {
    let count = members.reduce(0) { $0 + $1.keys.count }
    var size = 4
    while size < 2 * count { size *= 2 }
    slots = [Int16](repeating: -1, count: size)
    for (number, member) in members.enumerated() {
      let start = entries.count
      for key in member.keys { add(key, UInt16(truncatingIfNeeded: number)) }
      let first = entries.count > start ? entries[start] : .none
      firsts.append((first, member.keys.count))
    }
  }

  func first(_ member: Int) -> (key: Entry, count: Int) { firsts[member] }

  @inline(__always)
  func withUTF8<Result>(
    of entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      let start = Int(entry.start)
      return body(UnsafeBufferPointer(rebasing: bytes[start..<(start + Int(entry.length))]))
    }
  }

  private mutating func add(_ key: Shape.Key, _ member: UInt16) {
    guard key.utf8.count < Int(UInt16.max), entries.count < Int(Int16.max) else { return }
    let isKnown = key.utf8.withUnsafeBufferPointer { entry(of: $0) != nil }
    guard !isKnown else { return }
    var slot = key.utf8.withUnsafeBufferPointer { Self.hash($0) } & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int16(truncatingIfNeeded: entries.count)
    entries.append(
      Entry(
        start: UInt32(truncatingIfNeeded: bytes.count), length: UInt16(key.utf8.count),
        member: member, shape: key.shape, isPrimitive: key.isPrimitive, isOpen: key.isOpen))
    bytes += key.utf8
  }

  @inline(__always)
  func entry(of utf8: UnsafeBufferPointer<UInt8>) -> Entry? {
    var slot = Self.hash(utf8) & (slots.count - 1)
    while true {
      let place = Int(slots[slot])
      guard place >= 0 else { return nil }
      let entry = entries[place]
      if Int(entry.length) == utf8.count, isEqual(Int(entry.start), utf8) { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private func isEqual(_ start: Int, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for offset in utf8.indices where bytes[start + offset] != utf8[offset] { return false }
      return true
    }
  }

  @inline(__always)
  private static func hash(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    let count = utf8.count
    guard count > 0 else { return 0 }
    let first = Int(utf8[0])
    let middle = Int(utf8[count / 2])
    let last = Int(utf8[count - 1])
    return first &* 7 &+ middle &* 31 &+ last &* 131 &+ count &* 17
  }
}

/// Places of numbers in a list.
struct NumberIndex: Sendable {
  /// Pairs of a number and its place; a power of two of them, at most half of them taken.
  private var slots: [(number: Int32, place: Int32)]

  init(_ numbers: [Int32]) {
    var size = 4
    while size < 2 * numbers.count { size *= 2 }
    slots = [(Int32, Int32)](repeating: (-1, -1), count: size)
    for (place, number) in numbers.enumerated() where self.place(of: number) == nil {
      var slot = Int(number) & (size - 1)
      while slots[slot].place >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = (number, Int32(truncatingIfNeeded: place))
    }
  }

  func place(of number: Int32) -> Int? {
    var slot = Int(number) & (slots.count - 1)
    while true {
      let entry = slots[slot]
      if entry.place < 0 { return nil }
      if entry.number == number { return Int(entry.place) }
      slot = (slot + 1) & (slots.count - 1)
    }
  }
}
