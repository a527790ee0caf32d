internal import LosslessJSON

/// Where in the text the bytes of a string stand, escapes counted.
///
/// It goes on from the place that was asked for last, so that places in their order cost one pass.
struct SourceOffsets {
  private let bytes: [UInt8]
  private let range: Range<Int>
  private let hasEscapes: Bool
  private var source: Int
  private var done = 0

  init(of string: JSONNode, in document: JSONDocument) {
    bytes = document.bytes
    range = document.contentRange(of: string)
    hasEscapes = document.hasEscapes(string)
    source = range.lowerBound
  }

  /// The offset in the text of a byte of the string.
  mutating func source(of offset: Int) -> Int {
    guard hasEscapes else { return min(range.lowerBound + offset, range.upperBound) }
    if offset < done { (source, done) = (range.lowerBound, 0) }
    while source < range.upperBound, done < offset { step() }
    return min(source, range.upperBound)
  }

  private mutating func step() {
    guard bytes[source] == UInt8(ascii: "\\"), source + 1 < range.upperBound else {
      source += 1
      done += 1
      return
    }
    guard bytes[source + 1] == UInt8(ascii: "u") else {
      source += 2
      done += 1
      return
    }
    let isPair = source + 7 < range.upperBound && (0xD800..<0xE000).contains(unit)
    done += isPair ? 4 : lengthOfEscape
    source += isPair ? 12 : 6
  }

  /// The code unit of the escape that begins here.
  private var unit: UInt32 {
    var value: UInt32 = 0
    for index in (source + 2)..<min(source + 6, range.upperBound) {
      value = value << 4 | UInt32(Character(UnicodeScalar(bytes[index])).hexDigitValue ?? 0)
    }
    return value
  }

  private var lengthOfEscape: Int {
    switch unit {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    default: 3
    }
  }
}
