extension JSONScanner {
  /// What is known of a string when its end is reached.
  struct ScannedString {
    /// The offset after the closing quotation mark.
    var end: Int
    var hasEscapes: Bool

    @inline(__always)
    func entry(from start: Int, at index: Int) -> JSONTapeEntry {
      JSONTapeEntry(kind: .string, start: start, end: end, next: index + 1, hasEscapes: hasEscapes)
    }
  }

  /// Scans from a quotation mark to the next one.
  @inline(__always)
  static func scanString(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONFault) -> ScannedString {
    let index = skipPlain(bytes, from: start + 1)
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      return ScannedString(end: index + 1, hasEscapes: false)
    }
    return try scanUnusualString(bytes, from: index)
  }

  /// The offset of the first byte that is not plain text: quotation mark, backslash, control character, not ASCII.
  @inline(__always)
  private static func skipPlain(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      let stops = ByteWord(bytes, at: index).stops
      if stops != 0 { return index + stops.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < bytes.count, ByteWord.isPlain(bytes[index]) { index += 1 }
    return index
  }

  /// Goes on where the plain text of a string is interrupted.
  @inline(never)
  private static func scanUnusualString(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONFault) -> ScannedString {
    var index = start
    var hasEscapes = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): return ScannedString(end: index + 1, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index = skipPlain(bytes, from: try scanEscape(bytes, from: index))
      case 0x80...:
        repeat {
          index = try scanScalar(bytes, from: index)
        } while index < bytes.count && bytes[index] >= 0x80
        index = skipPlain(bytes, from: index)
      default: throw JSONFault(.controlCharacter, at: index, expected: .escape)
      }
    }
    throw JSONFault(.unexpectedEnd, at: bytes.count, expected: .quotationMark)
  }

  // MARK: Escapes

  private static func scanEscape(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    guard start + 1 < bytes.count else {
      throw JSONFault(.unexpectedEnd, at: bytes.count, expected: .escape)
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"): break
    default: throw JSONFault(.invalidEscape, at: start, expected: .knownEscape)
    }
    let unit = try scanHexadecimal(bytes, from: start + 2)
    if (0xDC00..<0xE000).contains(unit) {
      throw JSONFault(.loneSurrogate, at: start, expected: .highSurrogate)
    }
    guard (0xD800..<0xDC00).contains(unit) else { return start + 6 }
    guard start + 7 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
      bytes[start + 7] == UInt8(ascii: "u"),
      (0xDC00..<0xE000).contains(try scanHexadecimal(bytes, from: start + 8))
    else { throw JSONFault(.loneSurrogate, at: start, expected: .lowSurrogate) }
    return start + 12
  }

  private static func scanHexadecimal(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for index in start..<(start + 4) {
      guard index < bytes.count, let digit = JSONEscapes.hexadecimalDigit(bytes[index]) else {
        throw unexpected(
          bytes, at: index, expected: .fourHexadecimalDigits, code: .invalidEscape)
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  // MARK: UTF-8

  /// The offset after one scalar of two to four bytes: well-formed UTF-8, Unicode 15 table 3-7.
  @inline(__always)
  private static func scanScalar(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    let second: UInt8 = start + 1 < bytes.count ? bytes[start + 1] : 0
    let lowest: UInt8
    let highest: UInt8
    let length: Int
    switch bytes[start] {
    case 0xC2...0xDF: (length, lowest, highest) = (2, 0x80, 0xBF)
    case 0xE0: (length, lowest, highest) = (3, 0xA0, 0xBF)
    case 0xED: (length, lowest, highest) = (3, 0x80, 0x9F)
    case 0xE1...0xEF: (length, lowest, highest) = (3, 0x80, 0xBF)
    case 0xF0: (length, lowest, highest) = (4, 0x90, 0xBF)
    case 0xF1...0xF3: (length, lowest, highest) = (4, 0x80, 0xBF)
    case 0xF4: (length, lowest, highest) = (4, 0x80, 0x8F)
    default: throw JSONFault(.invalidUTF8, at: start, expected: .utf8)
    }
    guard start + length <= bytes.count, second >= lowest, second <= highest,
      length < 3 || bytes[start + 2] & 0xC0 == 0x80, length < 4 || bytes[start + 3] & 0xC0 == 0x80
    else { throw JSONFault(.invalidUTF8, at: start, expected: .utf8) }
    return start + length
  }
}
