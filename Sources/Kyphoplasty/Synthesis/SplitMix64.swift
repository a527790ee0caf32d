/// The generator SplitMix64: a counter whose bits are mixed.
///
/// It is made of whole numbers alone, so that it gives the same on every machine and in every build. Steele, Lea and
/// Flood, Fast splittable pseudorandom number generators, OOPSLA 2014, doi 10.1145/2660193.2660195.
struct SplitMix64 {
  private var state: UInt64

  init(state: UInt64) { self.state = state }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// Spreads each bit of a number over all bits.
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
