internal import Crypto
internal import JWTKit

/// A client's private key, by which it says who it is: EC P-384 (ES384) or RSA of at least 2048 bits (RS384).
public struct SigningKey: Sendable {
  /// By which key id a server finds the public key: as given, or the thumbprint of RFC 7638.
  public let id: String
  /// The public half.
  public let publicKey: PublicKey
  private let material: Material

  enum Material: Sendable {
    case p384(P384.Signing.PrivateKey)
    case rsa(JWTKit.Insecure.RSA.PrivateKey)
  }

  /// Reads a key from a file that only its owner may read: PEM, a JWK, or a JWK set.
  ///
  /// In a set, the id says which key is meant; without one it must have one private key.
  public init(file path: String, id: String? = nil) throws(SigningKeyError) {
    let text: Secret
    do throws(CredentialError) {
      text = try .file(path)
    } catch {
      throw SigningKeyError(.file(error), source: path)
    }
    try self.init(text, id: id, source: path)
  }

  init(_ text: Secret, id: String?, source: String) throws(SigningKeyError) {
    let found: (material: Material, id: String?)
    do throws(SigningKeyError.Code) {
      found =
        text.revealed.hasPrefix("{")
        ? try Self.material(jwk: text, id: id) : (try Self.material(pem: text), nil)
    } catch {
      throw SigningKeyError(error, source: source)
    }
    do {
      publicKey = try PublicKey(found.material)
    } catch {
      throw SigningKeyError(.notAKey, source: source)
    }
    self.id = id ?? found.id ?? publicKey.thumbprint
    material = found.material
  }

  /// Signs claims; the header names the algorithm and this key's id.
  func sign(_ claims: some JWTPayload) async throws -> String {
    let identifier = JWKIdentifier(string: id)
    let keys = JWTKeyCollection()
    switch material {
    case .p384(let key):
      await keys.add(ecdsa: try ES384PrivateKey(backing: key), kid: identifier)
    case .rsa(let key): await keys.add(rsa: key, digestAlgorithm: .sha384, kid: identifier)
    }
    return try await keys.sign(claims, kid: identifier)
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// Algorithm and key id.
  public var description: String { "\(publicKey.algorithm) key \(id)" }
  /// Nothing beyond the description.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Why a private key cannot be used; never with any part of it.
public struct SigningKeyError: Error, Sendable, Hashable {
  /// What kind of fault it is.
  public enum Code: Error, Sendable, Hashable {
    /// The file cannot be used.
    case file(CredentialError)
    /// It holds no private key in PEM, and no JWK.
    case notAKey
    /// It holds a public key or a certificate alone.
    case notPrivate
    /// The key is encrypted.
    case encrypted
    /// Another curve than P-384.
    case curve(String)
    /// RSA with fewer than 2048 bits.
    case tooSmall
    /// A set without the key that is asked for.
    case noSuchKey
    /// A set with several private keys, and no id that says which.
    case severalKeys
  }

  /// What kind of fault it is.
  public let code: Code
  /// The file's path.
  public let source: String

  init(_ code: Code, source: String) {
    self.code = code
    self.source = source
  }
}

extension SigningKeyError: CustomStringConvertible {
  /// What is wrong and how to put it right.
  public var description: String {
    let make = "make one with: openssl ecparam -name secp384r1 -genkey -noout -out key.pem"
    return switch code {
    case .file(let error): error.description
    case .notAKey: "\(source) is no private key in PEM, no JWK and no JWK set: \(make)"
    case .notPrivate: "\(source) holds no private key: name the file of the private half"
    case .encrypted:
      "\(source) is encrypted: write it without a passphrase (openssl pkey -in FILE -out key.pem; chmod 600 key.pem)"
    case .curve(let name):
      "\(source) is a key on \(name); SMART servers take P-384 (ES384) or RSA (RS384): \(make)"
    case .tooSmall:
      "\(source) is an RSA key of fewer than 2048 bits: make one with: openssl genrsa -out key.pem 3072"
    case .noSuchKey: "\(source) has no private key of that id: check server.auth.keyId"
    case .severalKeys: "\(source) has several private keys: say which with server.auth.keyId"
    }
  }
}
