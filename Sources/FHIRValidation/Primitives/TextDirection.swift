/// The marks that change the direction of writing: https://www.unicode.org/reports/tr9/.
enum TextDirection {
  /// Whether a text ends with the direction changed, or changes it back without having changed it.
  static func isOpen(at text: Span<UInt8>) -> Bool {
    var open: [UInt32] = []
    var index = 0
    while index < text.count {
      // All of them have three bytes: U+202A to U+202E, U+2066 to U+2069.
      guard text[index] == 0xE2, index + 2 < text.count else {
        index += 1
        continue
      }
      let scalar =
        UInt32(text[index] & 0x0F) << 12 | UInt32(text[index + 1] & 0x3F) << 6
        | UInt32(text[index + 2] & 0x3F)
      index += 3
      switch scalar {
      case 0x202A, 0x202B, 0x202D, 0x202E: open.append(0x202C)
      case 0x2066...0x2068: open.append(0x2069)
      case 0x202C, 0x2069:
        guard open.popLast() == scalar else { return true }
      default: continue
      }
    }
    return !open.isEmpty
  }
}
