/// A sum of 64 bits over a body and its outline, by which damage is found each time that it is read to be sent.
///
/// It is there beside the SHA-256 because it takes a tenth of its time, and reading is what a sender does most. It is made
/// against disks and not against people: whoever can write a body can write its sum too. Each pair of words is multiplied to
/// 128 bits, and the halves are added without carry (the folded multiplication of wyhash), in four lanes that do not wait
/// for one another. Outboxes keep these sums, so what comes out for a body never changes.
enum BodySum {
  /// The sum of a body and its outline.
  static func of(_ body: [UInt8], outline: [UInt8] = []) -> Int64 {
    let sum = sum(of: body)
    return Int64(bitPattern: outline.isEmpty ? sum : fold(sum ^ keys.2, Self.sum(of: outline)))
  }

  private static func sum(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var lanes: (UInt64, UInt64, UInt64, UInt64) = (keys.0, keys.1, keys.2, keys.3)
      var place = 0
      while place + 64 <= bytes.count {
        lanes.0 = fold(lanes.0 ^ word(bytes, place), keys.1 ^ word(bytes, place + 8))
        lanes.1 = fold(lanes.1 ^ word(bytes, place + 16), keys.2 ^ word(bytes, place + 24))
        lanes.2 = fold(lanes.2 ^ word(bytes, place + 32), keys.3 ^ word(bytes, place + 40))
        lanes.3 = fold(lanes.3 ^ word(bytes, place + 48), keys.0 ^ word(bytes, place + 56))
        place += 64
      }
      var sum = fold(fold(lanes.0 ^ keys.2, lanes.1 ^ keys.3) ^ lanes.2, lanes.3 ^ keys.1)
      while place < bytes.count {
        let end = min(place + 8, bytes.count)
        // The rest is shorter than a word; the length, which is added last, tells it from one with zeros behind.
        let rest = bytes[place..<end].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        sum = fold(sum ^ rest, keys.1)
        place = end
      }
      return fold(sum ^ UInt64(bytes.count), keys.0)
    }
  }

  /// Odd numbers without a pattern: the fractional parts of the square roots of 2, 3, 5 and 7.
  private static let keys: (UInt64, UInt64, UInt64, UInt64) = (
    0x6A09_E667_F3BC_C909, 0xBB67_AE85_84CA_A73B, 0x3C6E_F372_FE94_F82B, 0xA54F_F53A_5F1D_36F1
  )

  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
