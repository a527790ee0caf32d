internal import Crypto
internal import FoundationEssentials
internal import JWTKit

extension SigningKey {
  /// Reads a private JWK, or the one that is meant in a set of them (RFC 7517).
  static func material(
    jwk text: Secret, id: String?
  ) throws(SigningKeyError.Code) -> (material: Material, id: String?) {
    let bytes = Data(text.revealed.utf8)
    if let one = try? JSONDecoder().decode(PrivateJWK.self, from: bytes) {
      return (try material(one), one.kid)
    }
    guard let set = try? JSONDecoder().decode(PrivateJWKSet.self, from: bytes) else {
      throw .notAKey
    }
    let keys = set.keys.filter { key in key.d != nil && (id == nil || key.kid == id) }
    guard let key = keys.first else { throw id == nil ? .notPrivate : .noSuchKey }
    guard keys.count == 1 else { throw .severalKeys }
    return (try material(key), key.kid)
  }

  private static func material(_ key: PrivateJWK) throws(SigningKeyError.Code) -> Material {
    guard let d = key.d else { throw .notPrivate }
    switch key.kty {
    case "EC":
      guard key.crv == "P-384" else { throw .curve(PrivateJWK.known(key.crv)) }
      guard let number = Base64.decodeURL(d),
        let made = try? P384.Signing.PrivateKey(rawRepresentation: number)
      else { throw .notAKey }
      return .p384(made)
    case "RSA":
      guard let n = key.n, let e = key.e else { throw .notAKey }
      do {
        guard let p = key.p, let q = key.q else {
          return .rsa(
            try JWTKit.Insecure.RSA.PrivateKey(modulus: n, exponent: e, privateExponent: d))
        }
        return .rsa(
          try JWTKit.Insecure.RSA.PrivateKey(
            modulus: n, exponent: e, privateExponent: d, prime1: p, prime2: q))
      } catch CryptoKitError.incorrectParameterSize {
        throw .tooSmall
      } catch {
        throw .notAKey
      }
    case "OKP": throw .curve(PrivateJWK.known(key.crv))
    default: throw .notAKey
    }
  }
}

private struct PrivateJWKSet: Decodable {
  var keys: [PrivateJWK]
}

private struct PrivateJWK: Decodable {
  var kty: String
  var crv: String?
  var kid: String?
  var d: String?
  var n: String?
  var e: String?
  var p: String?
  var q: String?

  /// The name of a curve where it is one that can be printed.
  static func known(_ curve: String?) -> String {
    let names = ["P-256", "P-521", "secp256k1", "Ed25519", "Ed448"]
    return names.first { $0 == curve } ?? "another curve"
  }
}
