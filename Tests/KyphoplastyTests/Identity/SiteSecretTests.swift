import TestSupport
import Testing

@testable import Kyphoplasty

struct SiteSecretTests {
  @Test func theTextOfASecretIsReadBack() throws {
    var chance = SeededGenerator(seed: 1)
    let secret = SiteSecret(using: &chance)
    #expect(try SiteSecret(text: secret.text) == secret)
    #expect(SiteSecret(using: &chance) != secret)
  }

  @Test func digitsMayBeLargeSmallAndOnSeveralLines() throws {
    let digits = (0..<32).map { $0 < 16 ? "0\(String($0, radix: 16))" : String($0, radix: 16) }
      .joined()
    let text = "# a word\n  \(digits.prefix(20).uppercased())\r\n\(digits.dropFirst(20))\n\n"
    #expect(try SiteSecret(text: text) == SiteSecret((0..<32).map { UInt8($0) }))
  }

  @Test func whatIsNoSecretIsRefusedWithoutBeingRepeated() {
    #expect(throws: SiteSecret.TextError.wrongLength(digits: 0)) { try SiteSecret(text: "# none") }
    #expect(throws: SiteSecret.TextError.wrongLength(digits: 4)) { try SiteSecret(text: "beef") }
    #expect(throws: SiteSecret.TextError.notHexadecimal) { try SiteSecret(text: "password") }
    #expect(throws: SiteSecret.TextError.notRandom) {
      try SiteSecret(text: String(repeating: "0", count: 64))
    }
    #expect(SiteSecret([1, 2, 3]) == nil)
  }

  @Test func aSecretShowsItsFingerprintAlone() throws {
    let secret = try #require(SiteSecret((0..<32).map { UInt8($0) }))
    #expect(secret.fingerprint == "bba3c3e9de536ac0")
    #expect("\(secret)" == "SiteSecret(\(secret.fingerprint))")
    #expect(String(reflecting: secret) == "SiteSecret(\(secret.fingerprint))")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("bytes"))
  }

  @Test func theDemonstrationSecretIsKnownAsSuch() {
    #expect(SiteSecret.demonstration.isDemonstration)
    #expect(!SiteSecret().isDemonstration)
    #expect(SiteSecret.demonstration.bytes.count == SiteSecret.byteCount)
  }
}
