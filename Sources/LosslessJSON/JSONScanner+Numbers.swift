extension JSONScanner {
  /// The offset after a number, of which only the form is checked (RFC 8259, chapter 6).
  @inline(__always)
  static func scanNumber(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var index = start
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
      if index < bytes.count, isDigit(bytes[index]) {
        throw JSONFault(.invalidNumber, at: index, expected: .endOfNumber)
      }
    } else {
      index = try scanDigits(bytes, from: index)
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ".") || bytes[index] | 0x20 == 0x65
    else { return index }
    return try scanFraction(bytes, from: index)
  }

  private static func scanFraction(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(JSONFault) -> Int {
    var index = start
    if bytes[index] == UInt8(ascii: ".") { index = try scanDigits(bytes, from: index + 1) }
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return index }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    return try scanDigits(bytes, from: index)
  }

  /// The offset after one or more digits.
  @inline(__always)
  private static func scanDigits(_ bytes: Span<UInt8>, from start: Int) throws(JSONFault) -> Int {
    var index = start
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    guard index > start else {
      throw unexpected(bytes, at: index, expected: .digit, code: .invalidNumber)
    }
    return index
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
