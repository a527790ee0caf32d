/// Makes the tape of a text in one pass, without recursion.
///
/// Everything that changes is a local variable of `scan`, and every step is a function from an offset to an offset:
/// so the loop runs in registers. What is seldom needed (errors, runs of white space, repeated keys) is out of line.
enum JSONScanner {
  struct Result: ~Copyable {
    var tape: JSONTape
    var duplicateKeys: [JSONNode]
  }

  /// A container whose end has not come yet.
  private struct Container {
    /// Its place on the tape.
    var entry: Int
    /// The byte that closes it; 0 for the text as a whole, which none closes.
    var closing: UInt8
    var count = 0
    var keys = KeyFilter()

    var isObject: Bool { closing == UInt8(ascii: "}") }
  }

  static func scan(_ bytes: Span<UInt8>, limits: JSONLimits) throws(JSONFault) -> Result {
    try checkStart(bytes, limits)
    var tape = JSONTape(capacity: bytes.count / 12 + 8)
    var duplicateKeys: [JSONNode] = []
    /// The containers around `container`.
    var outer: [Container] = []
    var container = Container(entry: 0, closing: 0)
    var index = skipSpace(bytes, from: 0)

    nextValue: while true {
      if container.isObject {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
          throw unexpected(
            bytes, at: index, expected: container.count == 0 ? .keyOrEndOfObject : .key)
        }
        let key = try scanString(bytes, from: index)
        tape.append(key.entry(from: index, at: tape.count))
        container.keys.insert(bytes, from: index, key)
        index = skipSpace(bytes, from: key.end)
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else {
          throw unexpected(bytes, at: index, expected: .colon)
        }
        index = skipSpace(bytes, from: index + 1)
      }

      container.count += 1
      let first: UInt8 = index < bytes.count ? bytes[index] : 0
      switch first {
      case UInt8(ascii: "\""):
        let string = try scanString(bytes, from: index)
        tape.append(string.entry(from: index, at: tape.count))
        index = string.end
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard outer.count < limits.depth else {
          throw JSONFault(.tooDeep, at: index, expected: .depth)
        }
        outer.append(container)
        // In ASCII, both closing brackets come two after the opening ones.
        container = Container(entry: tape.count, closing: first + 2)
        tape.append(
          JSONTapeEntry(
            kind: container.isObject ? .object : .array, start: index, end: index + 1,
            next: tape.count + 1))
        index = skipSpace(bytes, from: index + 1)
        guard index < bytes.count, bytes[index] == container.closing else { continue nextValue }
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let end = try scanNumber(bytes, from: index)
        tape.append(
          JSONTapeEntry(kind: .number, start: index, end: end, next: tape.count + 1))
        index = end
      default:
        guard let word = scanWord(bytes, from: index) else {
          let isFirst = container.closing == UInt8(ascii: "]") && container.count == 1
          throw unexpectedValue(bytes, at: index, expected: isFirst ? .valueOrEndOfArray : .value)
        }
        tape.append(
          JSONTapeEntry(kind: word.kind, start: index, end: word.end, next: tape.count + 1))
        index = word.end
      }

      while container.closing != 0 {
        index = skipSpace(bytes, from: index)
        let byte: UInt8 = index < bytes.count ? bytes[index] : 0
        if byte == UInt8(ascii: ",") {
          index = skipSpace(bytes, from: index + 1)
          continue nextValue
        }
        guard byte == container.closing else {
          throw unexpected(
            bytes, at: index,
            expected: container.isObject ? .commaOrEndOfObject : .commaOrEndOfArray)
        }
        index += 1
        if container.keys.mayRepeat {
          RepeatedKeys.find(
            in: container.entry, count: container.count, tape, bytes, into: &duplicateKeys)
        }
        tape.close(container.entry, end: index, children: container.count)
        container = outer.removeLast()
      }
      break
    }

    index = skipSpace(bytes, from: index)
    guard index == bytes.count else {
      throw JSONFault(.trailingCharacters, at: index, expected: .end)
    }
    // Inner objects end before outer ones do.
    if duplicateKeys.count > 1 { duplicateKeys.sort { $0.index < $1.index } }
    return Result(tape: tape, duplicateKeys: duplicateKeys)
  }

  private static func checkStart(_ bytes: Span<UInt8>, _ limits: JSONLimits) throws(JSONFault) {
    // The offsets of the tape have 32 bits, whatever the limit says.
    let longest = max(0, min(limits.length, Int(UInt32.max)))
    guard bytes.count <= longest else {
      throw JSONFault(.tooLong, at: longest, expected: .length)
    }
    guard bytes.count >= 2 else { return }
    switch (bytes[0], bytes[1], bytes.count > 2 ? bytes[2] : 0) {
    case (0xEF, 0xBB, 0xBF), (0xFE, 0xFF, _), (0xFF, 0xFE, _):
      throw JSONFault(.byteOrderMark, at: 0, expected: .value)
    default: return
    }
  }

  // MARK: Steps

  /// The offset of the first byte that is no white space.
  @inline(__always)
  private static func skipSpace(_ bytes: Span<UInt8>, from start: Int) -> Int {
    guard start < bytes.count, bytes[start] <= 0x20 else { return start }
    return skipSpaces(bytes, from: start)
  }

  @inline(never)
  private static func skipSpaces(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x20:
        // Indentation comes in runs.
        while index + 8 <= bytes.count, ByteWord(bytes, at: index) == .spaces { index += 8 }
        while index < bytes.count, bytes[index] == 0x20 { index += 1 }
      case 0x0A, 0x0D, 0x09: index += 1
      default: return index
      }
    }
    return index
  }

  @inline(__always)
  private static func scanWord(
    _ bytes: Span<UInt8>, from start: Int
  ) -> (kind: JSONKind, end: Int)? {
    guard start + 4 <= bytes.count else { return nil }
    switch (bytes[start], bytes[start + 1], bytes[start + 2], bytes[start + 3]) {
    case (0x74, 0x72, 0x75, 0x65): return (.boolean, start + 4)
    case (0x6E, 0x75, 0x6C, 0x6C): return (.null, start + 4)
    case (0x66, 0x61, 0x6C, 0x73) where start + 4 < bytes.count && bytes[start + 4] == 0x65:
      return (.boolean, start + 5)
    default: return nil
    }
  }

  // MARK: Faults

  @inline(never)
  private static func unexpectedValue(
    _ bytes: Span<UInt8>, at index: Int, expected: JSONFault.Expectation
  ) -> JSONFault {
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: ".") {
      return JSONFault(.invalidNumber, at: index, expected: .digitOrMinus)
    }
    return unexpected(bytes, at: index, expected: expected)
  }

  @inline(never)
  static func unexpected(
    _ bytes: Span<UInt8>, at index: Int, expected: JSONFault.Expectation,
    code: JSONError.Code = .unexpectedCharacter
  ) -> JSONFault {
    index < bytes.count
      ? JSONFault(code, at: index, expected: expected)
      : JSONFault(.unexpectedEnd, at: bytes.count, expected: expected)
  }
}
