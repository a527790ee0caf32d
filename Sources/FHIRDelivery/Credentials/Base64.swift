/// The base 64 of RFC 4648.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Encodes with padding.
  static func encode(_ bytes: [UInt8]) -> String {
    var encoded: [UInt8] = []
    encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = rest.prefix(3)
      rest = rest.dropFirst(3)
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        encoded.append(
          place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// Whether all characters are of the alphabet.
  static func isPlain(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { alphabet.contains($0) }
  }

  /// Encodes by RFC 4648 5: safe in URLs, without padding.
  static func encodeURL(_ bytes: [UInt8]) -> String {
    var text = ""
    for character in encode(bytes) where character != "=" {
      text.append(character == "+" ? "-" : character == "/" ? "_" : character)
    }
    return text
  }

  /// Decodes RFC 4648 5, with or without padding; nil where it is none.
  static func decodeURL(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for character in text.utf8 {
      if character == UInt8(ascii: "=") { break }
      let plain =
        character == UInt8(ascii: "-")
        ? UInt8(ascii: "+")
        : character == UInt8(ascii: "_") ? UInt8(ascii: "/") : character
      guard let value = alphabet.firstIndex(of: plain) else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
      }
    }
    return bytes
  }
}
