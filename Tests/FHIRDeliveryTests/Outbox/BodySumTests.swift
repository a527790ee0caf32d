import Testing

@testable import FHIRDelivery

@Suite("A body's quick sum finds what disks do to it, and never changes")
struct BodySumTests {
  private let body = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }

  @Test("outboxes keep sums, so these stay as they are")
  func values() {
    #expect(BodySum.of([]) == -1_530_538_073_730_714_887)
    #expect(BodySum.of(Array("transaction".utf8)) == -507_368_825_361_159_775)
    #expect(BodySum.of(body) == 3_127_588_517_821_704_711)
    #expect(BodySum.of(body, outline: [1, 2, 3]) == 8_155_974_996_588_864_648)
  }

  @Test("every bit counts")
  func bits() {
    let sum = BodySum.of(body)
    for place in body.indices {
      for bit in 0..<8 {
        var damaged = body
        damaged[place] ^= 1 << UInt8(bit)
        #expect(BodySum.of(damaged) != sum)
      }
    }
  }

  @Test("what is missing, added, swapped or blank is found")
  func pieces() {
    let sum = BodySum.of(body)
    for count in body.indices { #expect(BodySum.of(Array(body.prefix(count))) != sum) }
    for count in 1...100 { #expect(BodySum.of(body + Array(repeating: 0, count: count)) != sum) }
    for size in [8, 16, 64, 256] {
      var swapped = body
      swapped.replaceSubrange(0..<size, with: body[size..<(2 * size)])
      swapped.replaceSubrange(size..<(2 * size), with: body[0..<size])
      #expect(BodySum.of(swapped) != sum)
      var blank = body
      blank.replaceSubrange(size..<(2 * size), with: repeatElement(0, count: size))
      #expect(BodySum.of(blank) != sum)
    }
    let zeros = (0...200).map { BodySum.of(Array(repeating: 0, count: $0)) }
    #expect(Set(zeros).count == zeros.count)
  }

  @Test("the outline is part of it")
  func outline() {
    let sums = [[], [0], [0, 0], [1], [1, 2]].map { BodySum.of(body, outline: $0) }
    #expect(Set(sums).count == sums.count)
  }
}
