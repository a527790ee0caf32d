/// Damage without any regard to what the bytes mean.
enum ByteMutation {
  static func apply(
    to bytes: inout [UInt8], times: ClosedRange<Int>, using random: inout SeededGenerator
  ) {
    for _ in 0..<Int.random(in: times, using: &random) { apply(to: &bytes, using: &random) }
  }

  private static func apply(to bytes: inout [UInt8], using random: inout SeededGenerator) {
    guard let place = bytes.indices.randomElement(using: &random) else {
      bytes = [UInt8.random(in: 0...255, using: &random)]
      return
    }
    let end = min(bytes.count, place + Int.random(in: 1...32, using: &random))
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.removeSubrange(place...)
    default:
      let other = Int.random(in: 0..<bytes.count, using: &random)
      bytes.swapAt(place, other)
    }
  }
}
