/// The strings of a pack that is being written: asked for twice, first to collect them, then for their numbers.
///
/// Rows are sorted by the numbers of strings, and the numbers are the order of all strings. So the rows are made two
/// times over, and the first ones are thrown away.
struct PackStrings {
  /// Text that is equal only byte by byte: Swift takes canonically equivalent strings for equal.
  private struct Bytes: Hashable {
    let text: String

    static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private var numbers: [Bytes: UInt32] = [:]
  private var keys: Set<Bytes> = []
  private(set) var isComplete = false
  /// All strings by their numbers.
  private(set) var sorted: [String] = []

  /// How many strings can be looked up by their text; they have the numbers from 1.
  var keyCount: Int { keys.count }

  /// The number of a string that has to be found by its text.
  mutating func key(_ text: String?) -> UInt32 {
    guard let text, !text.isEmpty else { return 0 }
    if isComplete { return numbers[Bytes(text: text)] ?? 0 }
    keys.insert(Bytes(text: text))
    return 0
  }

  /// The number of a string that is only shown or handed on.
  mutating func text(_ text: String?) -> UInt32 {
    guard let text, !text.isEmpty else { return 0 }
    if isComplete { return numbers[Bytes(text: text)] ?? 0 }
    numbers[Bytes(text: text)] = 0
    return 0
  }

  mutating func text(utf8: [UInt8]?) -> UInt32 {
    text(utf8.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Ends the collecting.
  mutating func number() {
    let isBefore = { (a: Bytes, b: Bytes) in a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
    let texts = numbers.keys.filter { !keys.contains($0) }.sorted(by: isBefore)
    let all = keys.sorted(by: isBefore) + texts
    sorted = [""] + all.map(\.text)
    numbers = [:]
    numbers.reserveCapacity(all.count)
    for (place, text) in all.enumerated() { numbers[text] = UInt32(place + 1) }
    isComplete = true
  }

  /// The hash table over the keys: at most half full.
  func slots() -> [UInt32] {
    guard keyCount > 0 else { return [] }
    var count = 1
    while count < keyCount * 2 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    for number in 1...keyCount {
      var text = sorted[number]
      var slot = text.withUTF8 { Int(PackFormat.hash($0)) } & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(number)
    }
    return slots
  }
}
