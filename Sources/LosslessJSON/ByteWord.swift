/// Eight bytes of a text that are looked at together, the first in the lowest bits.
struct ByteWord: Equatable {
  var bits: UInt64

  static let spaces = ByteWord(bits: 0x2020_2020_2020_2020)

  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(_ bytes: Span<UInt8>, at offset: Int) {
    bits = UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// - Precondition: eight bytes are there.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
    bits = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  /// Not 0 where a byte is no plain text, and then its lowest bit lies in the first such byte.
  ///
  /// Subtracting 1 from each byte borrows into the highest bit of a byte that is 0, as that of a quotation mark is after
  /// `^ quotes`; a borrow can mark bytes after the first in error, never one before it.
  /// (Bit Twiddling Hacks, "Determine if a word has a zero byte".)
  @inline(__always)
  var stops: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes: UInt64 = 0x2222_2222_2222_2222
    let backslashes: UInt64 = 0x5C5C_5C5C_5C5C_5C5C
    let mustBeEscaped =
      ((bits ^ quotes) &- ones) | ((bits ^ backslashes) &- ones)
      | (bits &- 0x2020_2020_2020_2020)
    return (mustBeEscaped | bits) & 0x8080_8080_8080_8080
  }

  /// The number of bytes that continue a scalar of UTF-8: 10xxxxxx.
  @inline(__always)
  var continuationCount: Int { (bits & ~(bits << 1) & 0x8080_8080_8080_8080).nonzeroBitCount }

  /// Whether a byte may be a control character; never wrong where it says no.
  @inline(__always)
  var mayHaveControl: Bool {
    (bits &- 0x2020_2020_2020_2020) & ~bits & 0x8080_8080_8080_8080 != 0
  }

  /// Whether a byte stands for itself in a string and is ASCII.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}
