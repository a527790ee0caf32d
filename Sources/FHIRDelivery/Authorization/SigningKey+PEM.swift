internal import Crypto
internal import JWTKit

extension SigningKey {
  /// Reads the private key among the blocks of a PEM file.
  ///
  /// There may be others: `openssl ecparam` writes the curve before the key, and some write the certificate beside it.
  static func material(pem: Secret) throws(SigningKeyError.Code) -> Material {
    let text = pem.revealed
    guard let block = PEMBlock.first(in: text, where: { $0.hasSuffix("PRIVATE KEY") }) else {
      throw text.contains("-----BEGIN ") ? .notPrivate : .notAKey
    }
    if block.label.hasPrefix("ENCRYPTED") || block.text.contains("Proc-Type: 4,ENCRYPTED") {
      throw .encrypted
    }
    let key = String(block.text)
    if let key = try? P384.Signing.PrivateKey(pemRepresentation: key) { return .p384(key) }
    do {
      return .rsa(try JWTKit.Insecure.RSA.PrivateKey(pem: key))
    } catch CryptoKitError.incorrectParameterSize {
      throw .tooSmall
    } catch {
      // What it is instead, so that the message can say so.
    }
    if (try? P256.Signing.PrivateKey(pemRepresentation: key)) != nil { throw .curve("P-256") }
    if (try? P521.Signing.PrivateKey(pemRepresentation: key)) != nil { throw .curve("P-521") }
    throw .notAKey
  }
}

/// One block of a PEM file.
struct PEMBlock {
  /// `EC PRIVATE KEY`.
  let label: Substring
  /// The block with its first and its last line.
  let text: Substring

  /// The first block whose label will do.
  static func first(in text: String, where isWanted: (Substring) -> Bool) -> PEMBlock? {
    var rest = text[...]
    while let begin = rest.firstRange(of: "-----BEGIN ") {
      let afterBegin = rest[begin.upperBound...]
      guard let dashes = afterBegin.firstRange(of: "-----") else { return nil }
      let label = afterBegin[..<dashes.lowerBound]
      guard let end = afterBegin.firstRange(of: "-----END \(label)-----") else { return nil }
      if isWanted(label) {
        return PEMBlock(label: label, text: rest[begin.lowerBound..<end.upperBound])
      }
      rest = rest[end.upperBound...]
    }
    return nil
  }
}
