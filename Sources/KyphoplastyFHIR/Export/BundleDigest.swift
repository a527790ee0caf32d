internal import Crypto

/// The SHA-256 of a bundle's bytes, by which it is known in requests and logs without a word about its content.
public struct BundleDigest: Sendable, Hashable {
  /// The first 128 bits, as 32 hexadecimal digits.
  public let text: String

  /// Hashes bytes.
  public init(_ bytes: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    text = String(
      decoding: SHA256.hash(data: bytes).prefix(16)
        .flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
