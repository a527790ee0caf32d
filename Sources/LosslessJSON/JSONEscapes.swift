/// Resolves the escapes of strings that the scanner has checked.
enum JSONEscapes {
  static func text(_ content: some BidirectionalCollection<UInt8>, hasEscapes: Bool) -> String {
    hasEscapes
      ? String(decoding: unescaped(content), as: UTF8.self)
      : String(decoding: content, as: UTF8.self)
  }

  static func unescaped(_ content: some BidirectionalCollection<UInt8>) -> [UInt8] {
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
      case UInt8(ascii: "u"):
        var scalar = hexadecimal(&bytes)
        if (0xD800..<0xDC00).contains(scalar) {
          _ = bytes.next()
          _ = bytes.next()
          scalar = 0x10000 + ((scalar - 0xD800) << 10) + (hexadecimal(&bytes) & 0x3FF)
        }
        result.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
      default: result.append(escape)  // the quotation mark, the backslash, the slash
      }
    }
    return result
  }

  private static func hexadecimal(_ bytes: inout some IteratorProtocol<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = bytes.next() else { break }
      value = value << 4 | UInt32(JSONScanner.hexadecimalDigit(byte) ?? 0)
    }
    return value
  }
}
