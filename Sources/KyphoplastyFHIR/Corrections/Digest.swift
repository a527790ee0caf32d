internal import Crypto

/// The SHA-256 of bytes.
enum Digest {
  static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var hash = SHA256()
    if bytes.withContiguousStorageIfAvailable({
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }) == nil {
      hash.update(data: Array(bytes))
    }
    return Array(hash.finalize())
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
