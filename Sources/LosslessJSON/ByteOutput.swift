/// Bytes that are written one after the other, into memory that is asked for once for several of them.
///
/// The array is longer than what is written, so that appending is a plain store; `finish` cuts it. Whoever appends has
/// called `reserve` for that many bytes before; `appendEscaped` does so itself.
struct ByteOutput: ~Copyable {
  private(set) var count = 0
  private var storage: [UInt8]

  init(capacity: Int) { storage = [UInt8](repeating: 0, count: max(capacity, 64)) }

  var bytes: [UInt8] { Array(storage[..<count]) }

  consuming func finish() -> [UInt8] {
    storage.removeLast(storage.count - count)
    return storage
  }

  mutating func removeAll() { count = 0 }

  /// Makes room for so many bytes.
  @inline(__always)
  mutating func reserve(_ bytes: Int) {
    if storage.count - count < bytes { grow(bytes) }
  }

  @inline(never)
  private mutating func grow(_ bytes: Int) {
    storage.append(contentsOf: repeatElement(0, count: max(storage.count, bytes)))
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    storage[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    storage.withUnsafeMutableBufferPointer { storage in
      let room = UnsafeMutableBufferPointer(rebasing: storage[count..<(count + bytes.count)])
      room.baseAddress?.update(from: source, count: bytes.count)
    }
    count += bytes.count
  }

  /// Appends an integer of at most 20 characters.
  mutating func appendDecimal(_ value: Int) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var length = 1
    var power: UInt = 10
    while rest >= power {
      length += 1
      let (next, overflows) = power.multipliedReportingOverflow(by: 10)
      if overflows { break }
      power = next
    }
    var place = count + length
    count = place
    repeat {
      place -= 1
      storage[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  /// Appends the text of a string, with the escapes that JSON asks for: `\"`, `\\`, and control characters.
  mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while true {
      let stop = Self.firstToEscape(text, from: start)
      reserve(stop - start + 6)
      append(UnsafeBufferPointer(rebasing: text[start..<stop]))
      guard stop < text.count else { return }
      appendEscape(of: text[stop])
      start = stop + 1
    }
  }

  @inline(__always)
  private static func firstToEscape(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= text.count {
      // A byte that is not ASCII is a stop as well: such words are looked at bytewise.
      if ByteWord(text, at: index).stops != 0 {
        for offset in index..<(index + 8) where mustBeEscaped(text[offset]) { return offset }
      }
      index += 8
    }
    while index < text.count, !mustBeEscaped(text[index]) { index += 1 }
    return index
  }

  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0..<0x20:
      append(UInt8(ascii: "u"))
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "0") + byte >> 4)
      let digit = byte & 15
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    default: append(byte)
    }
  }
}
