/// The ways to write bytes as text that `encode()` and `decode()` know.
public enum TextEncoding: String, CaseIterable, Sendable {
  case base64, urlbase64, hex

  /// The UTF-8 of a text, encoded.
  public func encode(_ text: String) -> String {
    switch self {
    case .base64: Self.base64(Array(text.utf8), Self.standardAlphabet)
    case .urlbase64: Self.base64(Array(text.utf8), Self.urlAlphabet)
    case .hex:
      String(
        decoding: text.utf8.flatMap {
          [Self.hexDigits[Int($0 >> 4)], Self.hexDigits[Int($0 & 15)]]
        },
        as: UTF8.self)
    }
  }

  /// The text whose encoding this is; nil for what is no encoding, or not of UTF-8.
  public func decode(_ text: String) -> String? {
    let bytes: [UInt8]?
    switch self {
    case .base64: bytes = Self.bytes(ofBase64: text, Self.standardAlphabet)
    case .urlbase64: bytes = Self.bytes(ofBase64: text, Self.urlAlphabet)
    case .hex: bytes = Self.bytes(ofHex: text)
    }
    return bytes.flatMap { String(validating: $0, as: UTF8.self) }
  }

  private static let hexDigits = Array("0123456789abcdef".utf8)
  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  private static let standardAlphabet = Array((letters + "+/").utf8)
  private static let urlAlphabet = Array((letters + "-_").utf8)

  private static func base64(_ bytes: [UInt8], _ alphabet: [UInt8]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var start = 0
    while start < bytes.count {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= 8 * UInt32(3 - group.count)
      for place in 0..<4 {
        let isPadding = place > group.count
        output.append(
          isPadding ? UInt8(ascii: "=") : alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
      }
      start += 3
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func bytes(ofBase64 text: String, _ alphabet: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = alphabet.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count % 4 == 0 {
        output += [UInt8(bits >> 16 & 255), UInt8(bits >> 8 & 255), UInt8(bits & 255)]
        bits = 0
      }
    }
    let rest = count % 4
    guard rest != 1, padding == 0 || padding == (4 - rest) % 4 else { return nil }
    if rest == 2 { output.append(UInt8(bits >> 4 & 255)) }
    if rest == 3 { output += [UInt8(bits >> 10 & 255), UInt8(bits >> 2 & 255)] }
    return output
  }

  private static func bytes(ofHex text: String) -> [UInt8]? {
    var output: [UInt8] = []
    var high: UInt8?
    for character in text.unicodeScalars {
      guard let digit = Character(character).hexDigitValue.flatMap({ UInt8(exactly: $0) }),
        character.isASCII
      else { return nil }
      if let first = high {
        output.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? output : nil
  }
}
