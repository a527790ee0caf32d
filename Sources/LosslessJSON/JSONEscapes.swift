/// Resolves the escapes of strings that the scanner has checked.
@usableFromInline
enum JSONEscapes {
  /// The UTF-8 that is meant by what stands between two quotation marks.
  @usableFromInline
  static func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    var bytes = content.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "\\"), let escape = bytes.next() else {
        result.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"): result.append(contentsOf: String(scalar(&bytes)).utf8)
      default: result.append(escape)  // the quotation mark, the backslash, the slash
      }
    }
    return result
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The scalar of one `\u` escape, or of two that are a surrogate pair.
  private static func scalar(
    _ bytes: inout UnsafeBufferPointer<UInt8>.Iterator
  ) -> Unicode.Scalar {
    var value = hexadecimal(&bytes)
    if (0xD800..<0xDC00).contains(value) {
      _ = bytes.next()
      _ = bytes.next()
      value = 0x10000 + ((value - 0xD800) << 10) + (hexadecimal(&bytes) & 0x3FF)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func hexadecimal(_ bytes: inout UnsafeBufferPointer<UInt8>.Iterator) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = bytes.next() else { break }
      value = value << 4 | UInt32(hexadecimalDigit(byte) ?? 0)
    }
    return value
  }
}
