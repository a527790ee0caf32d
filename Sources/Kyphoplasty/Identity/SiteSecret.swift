internal import Crypto

/// The secret of a site, from which the ids of its resources are made.
///
/// Whoever has it can find out which ids belong to a medical record number; whoever has not, cannot. Another secret
/// makes other ids, so a site keeps one for good. It never shows in a description, only its fingerprint does.
///
/// The text of a secret file is 64 hexadecimal digits; white space around them and lines that begin with `#` do not count:
///
///     # The secret of this site: keep it, keep it secret, never change it.
///     8f0c…b2
public struct SiteSecret: Sendable, Hashable {
  /// The number of bytes of a secret.
  public static let byteCount = 32

  /// The secret of demonstrations, which everybody knows: ids made from it protect nobody.
  public static let demonstration = SiteSecret(
    unchecked: Array(SHA256.hash(data: Array("demonstration secret of kyphoplasty".utf8))))

  let bytes: [UInt8]

  /// Takes the bytes of a secret; nil unless there are 32 of them and they are not all the same.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount, Set(bytes).count > 1 else { return nil }
    self.bytes = Array(bytes)
  }

  /// Makes a new secret from random bytes.
  ///
  /// - Parameter generator: must be fit for secrets, as the system's own is.
  public init(using generator: inout some RandomNumberGenerator) {
    bytes = (0..<Self.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// Makes a new secret from the system's random bytes.
  public init() {
    var generator = SystemRandomNumberGenerator()
    self.init(using: &generator)
  }

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// A short name of the secret, from which nothing of it can be found out: 16 hexadecimal digits.
  public var fingerprint: String {
    let digest = SHA256.hash(data: Array("fingerprint of a site secret\0".utf8) + bytes)
    return Self.hexadecimal(Array(digest.prefix(8)))
  }

  /// Whether this is the secret that everybody knows.
  public var isDemonstration: Bool { self == .demonstration }
}

extension SiteSecret {
  /// Why the text of a file is no secret.
  public enum TextError: Error, Hashable {
    /// Something stands in the file that is no hexadecimal digit.
    case notHexadecimal
    /// The file has another number of digits than 64.
    case wrongLength(digits: Int)
    /// All bytes are the same: a secret that nobody drew.
    case notRandom
  }

  /// Reads the text of a secret file.
  ///
  /// - Throws: `TextError`, which holds nothing of the text.
  public init(text: String) throws(TextError) {
    var digits: [UInt8] = []
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      for character in line where !character.isWhitespace {
        guard character.isASCII, let digit = character.hexDigitValue else {
          throw .notHexadecimal
        }
        digits.append(UInt8(digit))
      }
    }
    guard digits.count == 2 * Self.byteCount else { throw .wrongLength(digits: digits.count) }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    guard let secret = SiteSecret(bytes) else { throw .notRandom }
    self = secret
  }

  /// The text of a secret file, with a word to whoever opens it.
  public var text: String {
    """
    # The secret of this site, from which the ids of its resources are made.
    # Keep it, keep it secret, and never change it: other ids would double every record.
    \(Self.hexadecimal(bytes))

    """
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension SiteSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The fingerprint alone.
  public var description: String { "SiteSecret(\(fingerprint))" }
  /// The fingerprint alone.
  public var debugDescription: String { description }
  /// Nothing that could be dumped.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
