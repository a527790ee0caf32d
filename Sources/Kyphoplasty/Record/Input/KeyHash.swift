/// A hash of 64 bits that is the same in every run: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), stirred once
/// more at the end so that keys which differ in their last digit lie apart.
enum KeyHash {
  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}

/// The keys that have been seen, at 9 to 18 bytes each.
///
/// Of two different keys out of a million, the chance to have the same hash is one in 36 million. The places are parted
/// into tables that grow each for itself, so that growing never takes the memory of all of them twice.
struct SeenKeys {
  private var tables: [Table] = Array(repeating: Table(), count: 64)

  /// Notes a key; `false` where it was seen before.
  mutating func insert(_ key: some Sequence<UInt8>) -> Bool {
    // Zero marks a free place.
    let hash = max(1, KeyHash.of(key))
    return tables[Int(hash >> 58)].insert(hash)
  }

  private struct Table {
    private var places: [UInt64] = Array(repeating: 0, count: 16)
    private var count = 0

    mutating func insert(_ hash: UInt64) -> Bool {
      if count * 8 > places.count * 7 { grow() }
      var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
      while places[place] != 0 {
        if places[place] == hash { return false }
        place = (place + 1) & (places.count - 1)
      }
      places[place] = hash
      count += 1
      return true
    }

    private mutating func grow() {
      let old = places
      places = Array(repeating: 0, count: old.count * 2)
      count = 0
      for hash in old where hash != 0 { _ = insert(hash) }
    }
  }
}
