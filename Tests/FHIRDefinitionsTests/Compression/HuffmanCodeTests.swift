import Testing

@testable import FHIRDefinitions

@Suite("Compression: prefix codes")
struct HuffmanCodeTests {
  static let frequencies: [[Int]] = [
    [], [0, 0, 0], [5], [0, 9], [1, 1], [1, 2, 3, 4, 5], [Int](repeating: 1, count: 286),
    // Fibonacci's numbers make the deepest tree.
    fibonacci(30), fibonacci(19),
  ]

  private static func fibonacci(_ count: Int) -> [Int] {
    var numbers = [1, 1]
    while numbers.count < count { numbers.append(numbers.suffix(2).reduce(0, +)) }
    return numbers
  }

  @Test("Codes are complete, and no longer than the limit", arguments: frequencies, [7, 15])
  func areComplete(frequencies: [Int], limit: Int) throws {
    guard frequencies.count > 1, frequencies.count <= 1 << limit else { return }
    let code = HuffmanCode(frequencies: frequencies, limit: limit)

    let used = code.lengths.filter { $0 > 0 }
    #expect(used.allSatisfy { $0 <= limit })
    // Kraft's sum of a complete code is 1.
    let sum = used.reduce(0) { $0 + (1 << (limit - Int($1))) }
    #expect(sum == 1 << limit)
    for (symbol, frequency) in frequencies.enumerated() where frequency > 0 {
      #expect(code.lengths[symbol] > 0)
    }
  }

  @Test func theMoreFrequentAreShorter() {
    let code = HuffmanCode(frequencies: [1, 1, 2, 8], limit: 15)
    #expect(code.lengths == [3, 3, 2, 1])
    // Canonical, the first bit lowest: 110, 111, 10, 0.
    #expect(code.codes == [0b011, 0b111, 0b01, 0b0])
  }
}
