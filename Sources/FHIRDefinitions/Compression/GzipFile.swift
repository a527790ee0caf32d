/// A gzip file (RFC 1952) with neither time nor name in it: the same content is the same file.
enum GzipFile {
  /// Compresses bytes.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    // Neither flags nor time; the system that it was made on is unknown.
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    file += Deflate.compressed(bytes)
    append(CRC32.checksum(of: bytes), to: &file)
    append(UInt32(truncatingIfNeeded: bytes.count), to: &file)
    return file
  }

  private static func append(_ word: UInt32, to file: inout [UInt8]) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      file.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}

/// The checksum of gzip.
private enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { word, _ in
      word & 1 == 1 ? 0xEDB8_8320 ^ word >> 1 : word >> 1
    }
  }

  static func checksum(of bytes: [UInt8]) -> UInt32 {
    let table = table
    return ~bytes.reduce(UInt32.max) { word, byte in
      table[Int((word ^ UInt32(byte)) & 0xFF)] ^ word >> 8
    }
  }
}
