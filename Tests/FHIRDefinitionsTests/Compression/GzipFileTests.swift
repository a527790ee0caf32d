import TestSupport
import Testing

@testable import FHIRDefinitions

/// What is compressed here is read by zlib, and is the same every time.
@Suite("Compression: gzip")
struct GzipFileTests {
  static let texts: [[UInt8]] = [
    [], [0], Array("a".utf8), Array("abcabcabcabcabcabd".utf8),
    [UInt8](repeating: 7, count: 300_000),
    (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) },
    noise(100_000), noise(40_000) + noise(40_000), Array(lines(9_000).utf8),
  ]

  private static func noise(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: 11)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  private static func lines(_ count: Int) -> String {
    (0..<count).map { "\"element\": {\"id\": \"Observation.value\($0 % 97)\", \"min\": \($0)}\n" }
      .joined()
  }

  @Test(arguments: texts.indices)
  func zlibReadsWhatItHolds(text: Int) throws {
    let bytes = Self.texts[text]
    let file = GzipFile.compressed(bytes)
    var stream = try GzipStream(file)

    // The end is asked for as well: there zlib compares checksum and length.
    let read = try stream.read(bytes.count) + stream.read(16)

    let isSame = read == bytes
    #expect(isSame)
  }

  @Test func repeatsTakeNoRoom() {
    #expect(GzipFile.compressed([UInt8](repeating: 7, count: 300_000)).count < 600)
    let text = Array(Self.lines(9_000).utf8)
    #expect(GzipFile.compressed(text).count < text.count / 5)
  }

  @Test func noiseGrowsByLittle() {
    let noise = Self.noise(100_000)
    #expect(GzipFile.compressed(noise).count < noise.count + noise.count / 100 + 200)
  }

  @Test func theSameBytesOnEveryMachine() {
    // A change of the compression changes the digest of every archive that was published.
    let file = GzipFile.compressed(Array(Self.lines(500).utf8))
    #expect(
      SHA256.hexadecimal(file) == "f88eef84c6268ac27025f97b2066dfd1227c575bfdce8a1a0a75a30ca8a710ae"
    )
  }
}
