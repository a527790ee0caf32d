/// Remembers the keys of an object in 64 bits: enough to say of most objects that no key repeats another.
struct KeyFilter {
  private var seen: UInt64 = 0
  /// Whether two keys fell on the same bit, or one has escapes; then they have to be compared.
  private(set) var mayRepeat = false

  @inline(__always)
  mutating func insert(_ bytes: Span<UInt8>, from start: Int, _ key: JSONScanner.ScannedString) {
    let length = key.end - start - 2
    var word: UInt64 = 0
    if length >= 8 {
      // The end tells `valueQuantity` from `valueString`.
      word = ByteWord(bytes, at: start + 1).bits ^ ByteWord(bytes, at: key.end - 9).bits &* 3
    } else if start + 9 <= bytes.count {
      word = ByteWord(bytes, at: start + 1).bits
      word &= (1 << UInt64(truncatingIfNeeded: length * 8)) &- 1
    } else {
      word = Self.lastWord(bytes, from: start + 1, length: length)
    }
    let hash = (word &+ UInt64(truncatingIfNeeded: length)) &* 0x9E37_79B9_7F4A_7C15
    let bit: UInt64 = 1 << (hash >> 58)
    mayRepeat = mayRepeat || seen & bit != 0 || key.hasEscapes
    seen |= bit
  }

  /// The bytes of a key so near to the end of the text that eight cannot be read at once.
  @inline(never)
  private static func lastWord(_ bytes: Span<UInt8>, from start: Int, length: Int) -> UInt64 {
    var word: UInt64 = 0
    for offset in 0..<length {
      word |= UInt64(bytes[start + offset]) << UInt64(truncatingIfNeeded: offset * 8)
    }
    return word
  }
}

/// Finds the keys that an object has twice.
enum RepeatedKeys {
  /// Compares the keys of the object that the tape ends with.
  ///
  /// Few keys are compared each with each; many go through a set, so that no object costs the square of its size.
  @inline(never)
  static func find(
    in object: Int, count: Int, _ tape: borrowing JSONTape, _ bytes: Span<UInt8>,
    into duplicateKeys: inout [JSONNode]
  ) {
    guard count > 1 else { return }
    if count > 16 { return findAmongMany(in: object, tape, bytes, into: &duplicateKeys) }
    withUnsafeTemporaryAllocation(of: JSONTapeEntry.self, capacity: count) { keys in
      var entry = object + 1
      var known = 0
      while entry < tape.count, known < count {
        let key = tape[entry]
        for earlier in 0..<known where isSame(keys[earlier], key, bytes) {
          duplicateKeys.append(JSONNode(index: entry))
          break
        }
        keys.initializeElement(at: known, to: key)
        known += 1
        // The entry of the last value, if it is a container, is complete by now: it closed before this object.
        entry = Int(tape[entry + 1].next)
      }
    }
  }

  private static func findAmongMany(
    in object: Int, _ tape: borrowing JSONTape, _ bytes: Span<UInt8>,
    into duplicateKeys: inout [JSONNode]
  ) {
    var seen: Set<[UInt8]> = []
    var entry = object + 1
    while entry < tape.count {
      if !seen.insert(text(tape[entry], bytes)).inserted {
        duplicateKeys.append(JSONNode(index: entry))
      }
      entry = Int(tape[entry + 1].next)
    }
  }

  private static func isSame(
    _ one: JSONTapeEntry, _ other: JSONTapeEntry, _ bytes: Span<UInt8>
  ) -> Bool {
    if one.hasEscapes || other.hasEscapes { return text(one, bytes) == text(other, bytes) }
    guard one.end - one.start == other.end - other.start else { return false }
    for offset in 0..<Int(one.end - one.start)
    where bytes[Int(one.start) + offset] != bytes[Int(other.start) + offset] { return false }
    return true
  }

  private static func text(_ key: JSONTapeEntry, _ bytes: Span<UInt8>) -> [UInt8] {
    bytes.extracting((Int(key.start) + 1)..<(Int(key.end) - 1)).withUnsafeBufferPointer {
      key.hasEscapes ? JSONEscapes.unescaped($0) : Array($0)
    }
  }
}
