extension Base64Format {
  /// The number of bytes that a text without faults stands for.
  static func count(of text: Span<UInt8>) -> Int {
    var digits = 0
    for index in text.indices where value(of: text[index]) != nil { digits += 1 }
    return digits / 4 * 3 + [0, 0, 1, 2][digits % 4]
  }

  /// The bytes that a text stands for; `nil` where it is no base64.
  static func decode(_ text: Span<UInt8>) -> [UInt8]? {
    guard fault(in: text) == nil else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for index in text.indices {
      guard let value = value(of: text[index]) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  /// What a letter stands for; `nil` for padding and white space.
  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
