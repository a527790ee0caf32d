/// What members mean in the types that have been met, as plain numbers that are read without counting references.
struct LookupCache {
  enum Kind: UInt8 {
    /// The type has no such member, or is not the type that is asked for.
    case absent
    /// It is the type that is asked for.
    case same
    /// One key, whose value is no primitive.
    case plain
    /// One key, that may have a sibling.
    case primitive
    /// Several keys.
    case choice
  }

  /// A member of a type.
  struct Entry {
    var name: Int32
    var shape: Int32
    var kind: Kind
    /// Whether members stand in the sibling, and not in the value.
    var isInSibling = false
    /// Whether the value says more of its type.
    var isOpen = false
    /// The key stands in `bytes` behind a `_`.
    var start: Int32 = 0
    var length: Int32 = 0
    /// The type of the value.
    var content: Int32 = -1
    /// The place in `Shape.members`.
    var member: Int32 = -1
  }

  private static let size = 128
  private static let byteLimit = 1 << 16

  private var entries: [Entry] = []
  private(set) var bytes: [UInt8] = []

  @inline(__always)
  private static func slot(_ name: Int32, _ shape: Int32) -> Int {
    Int(name &* 37 &+ shape) & (size - 1)
  }

  @inline(__always)
  func entry(_ name: Int32, of shape: Int32) -> Entry? {
    guard !entries.isEmpty else { return nil }
    let entry = entries[Self.slot(name, shape)]
    return entry.name == name && entry.shape == shape ? entry : nil
  }

  /// Keeps an entry, perhaps instead of another, with its key.
  mutating func insert(_ entry: Entry, key: [UInt8]) -> Entry {
    if entries.isEmpty || bytes.count > Self.byteLimit {
      entries = Array(
        repeating: Entry(name: -1, shape: -1, kind: .absent), count: Self.size)
      bytes = []
    }
    var entry = entry
    bytes.append(UInt8(ascii: "_"))
    entry.start = Int32(truncatingIfNeeded: bytes.count)
    entry.length = Int32(truncatingIfNeeded: key.count)
    bytes += key
    entries[Self.slot(entry.name, entry.shape)] = entry
    return entry
  }
}
