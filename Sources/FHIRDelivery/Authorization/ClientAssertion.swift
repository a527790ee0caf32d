internal import FoundationEssentials
internal import Glibc
internal import JWTKit

/// Says by a signed token who the client is (RFC 7523 3, `private_key_jwt`).
///
/// It has no `nbf` and no `iat`, which a server whose clock is behind would take for a time to come.
struct ClientAssertion: JWTPayload, Equatable {
  /// The client.
  var iss: String
  /// The client again.
  var sub: String
  /// The token endpoint's URL.
  var aud: String
  /// When it ends, in seconds since 1970.
  var exp: Int
  /// What no other one has.
  var jti: String

  /// How long it is good for: the five minutes that it may be, and a second less for the fraction that is cut off.
  static let lifetime = 299

  /// Makes one for a token endpoint; every one is another.
  init(client: String, tokenEndpoint: HTTPURL, now: Int = time(nil)) {
    iss = client
    sub = client
    aud = tokenEndpoint.text
    exp = now + Self.lifetime
    jti = UUID().uuidString
  }

  func verify(using algorithm: some JWTAlgorithm) {}

  /// Signs it, with the key's id in the header.
  func signed(by key: SigningKey) async throws(AuthorizationError) -> Secret {
    do {
      return Secret(try await key.sign(self))
    } catch {
      throw .setting("the private key cannot sign: make another one")
    }
  }
}
