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
    guard !block.isEncrypted else { throw .encrypted }
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
