/// The entries of a document, in the order of its text.
///
/// This is an array that only grows, and never while it is shared. Against `Array.append` it saves the check for
/// uniqueness at every entry, which is a fifth of the time of a whole parse.
@usableFromInline
struct JSONTape: ~Copyable {
  @usableFromInline private(set) var base: UnsafeMutablePointer<JSONTapeEntry>
  @usableFromInline private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(capacity, 4)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inlinable
  subscript(index: Int) -> JSONTapeEntry {
    precondition(
      UInt(bitPattern: index) < UInt(bitPattern: count), "the node is of another document")
    return base[index]
  }

  @inline(__always)
  mutating func append(_ entry: JSONTapeEntry) {
    if count == capacity {
      // The fields go in and out by value: were their address taken, they would leave their registers.
      let larger = capacity * 2
      base = Self.moved(base, count: count, capacity: larger)
      capacity = larger
    }
    (base + count).initialize(to: entry)
    count += 1
  }

  /// Completes the entry of a container that the text closes.
  @inline(__always)
  mutating func close(_ index: Int, end: Int, children: Int) {
    precondition(index < count)
    base[index].end = UInt32(truncatingIfNeeded: end)
    base[index].next = UInt32(truncatingIfNeeded: count)
    base[index].count = children
  }

  @inline(never)
  private static func moved(
    _ base: UnsafeMutablePointer<JSONTapeEntry>, count: Int, capacity: Int
  ) -> UnsafeMutablePointer<JSONTapeEntry> {
    let larger = UnsafeMutablePointer<JSONTapeEntry>.allocate(capacity: capacity)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    return larger
  }
}

// The scanner is the only writer, and gives the tape away before anyone else can see it.
extension JSONTape: @unchecked Sendable {}
