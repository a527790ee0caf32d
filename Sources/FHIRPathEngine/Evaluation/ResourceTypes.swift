internal import LosslessJSON

/// The types of resources that have been met, by their names.
struct ResourceTypes {
  private static let size = 256

  private var names: [UInt8] = []
  private var slots: [(start: Int32, length: Int32, shape: Int32)] = []

  /// The number of the type that a string names; -1 for one that is not known here.
  @inline(__always)
  func shape(of string: JSONNode, in document: JSONDocument) -> Int32 {
    guard !slots.isEmpty else { return -1 }
    let range = document.contentRange(of: string)
    return document.bytes.withUnsafeBufferPointer { bytes in
      guard !range.isEmpty else { return -1 }
      let slot = slots[Self.slot(bytes[range.lowerBound], bytes[range.upperBound - 1], range.count)]
      guard slot.shape >= 0, Int(slot.length) == range.count else { return -1 }
      return names.withUnsafeBufferPointer { names in
        for offset in 0..<range.count
        where names[Int(slot.start) + offset] != bytes[range.lowerBound + offset] { return -1 }
        return slot.shape
      }
    }
  }

  @inline(__always)
  private static func slot(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 5 &+ Int(last) &* 29 &+ count &* 11) & (size - 1)
  }

  /// Keeps a type, perhaps instead of another one.
  mutating func insert(_ name: String, _ shape: Int32) {
    let utf8 = Array(name.utf8)
    guard let first = utf8.first, let last = utf8.last else { return }
    if slots.isEmpty || names.count > 1 << 14 {
      slots = Array(repeating: (0, 0, -1), count: Self.size)
      names = []
    }
    slots[Self.slot(first, last, utf8.count)] = (
      Int32(truncatingIfNeeded: names.count), Int32(truncatingIfNeeded: utf8.count), shape
    )
    names += utf8
  }
}
