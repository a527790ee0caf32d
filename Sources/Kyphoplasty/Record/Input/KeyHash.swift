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

/// The keys that have been seen, at 8 bytes a place.
///
/// Of two different keys out of a million, the chance to have the same hash is one in 36 million.
struct SeenKeys {
  private var places: [UInt64] = Array(repeating: 0, count: 1024)
  private var count = 0

  /// Notes a key; `false` where it was seen before.
  mutating func insert(_ key: some Sequence<UInt8>) -> Bool {
    if count * 4 > places.count * 3 { grow() }
    // Zero marks a free place.
    return insert(max(1, KeyHash.of(key)))
  }

  private mutating func insert(_ hash: UInt64) -> Bool {
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
