import KyphoplastyFHIR
import Testing

/// The name that a bundle has in requests and logs.
@Suite struct BundleDigestTests {
  /// The first half of what FIPS 180-4's example of one block, "abc", hashes to.
  @Test func isTheFirstHalfOfSHA256() {
    #expect(BundleDigest(bytes("abc")).text == "ba7816bf8f01cfea414140de5dae2223")
  }

  @Test func isTheSameForTheSameBytes() {
    #expect(BundleDigest(bytes("{}")) == BundleDigest(bytes("{}")))
    #expect(BundleDigest(bytes("{}")) != BundleDigest(bytes("{ }")))
  }

  @Test func hasLeadingZeros() {
    #expect(BundleDigest([]).text.count == 32)
    #expect(BundleDigest([]).text == "e3b0c44298fc1c149afbf4c8996fb924")
  }
}
