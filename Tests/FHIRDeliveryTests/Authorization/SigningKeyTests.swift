import Foundation
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A client signs with EC P-384 or RSA, from PEM or JWK, from a file of its own", .takingTurns)
struct SigningKeyTests {
  @Test(
    "keys that openssl makes",
    arguments: [
      (["ecparam", "-name", "secp384r1", "-genkey", "-noout"], "ES384"),
      (["ecparam", "-name", "secp384r1", "-genkey"], "ES384"),
      (["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"], "ES384"),
      (["genrsa", "2048"], "RS384"), (["genrsa", "-traditional", "2048"], "RS384"),
    ])
  func accepted(arguments: [String], algorithm: String) async throws {
    guard let file = try KeyFile(arguments) else { return }
    let key = try SigningKey(file: file.path)
    #expect(key.publicKey.algorithm == algorithm)
    #expect(key.id == key.publicKey.thumbprint)
    #expect(key.id.count == 43)
    #expect(try SigningKey(file: file.path, id: "mine").id == "mine")
  }

  @Test(
    "keys that servers do not take, with the command that makes a better one",
    arguments: [
      (["ecparam", "-name", "prime256v1", "-genkey", "-noout"], .curve("P-256"), "secp384r1"),
      (["ecparam", "-name", "secp521r1", "-genkey", "-noout"], .curve("P-521"), "secp384r1"),
      (["genrsa", "1024"], .tooSmall, "openssl genrsa"),
      (
        [
          "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384", "-aes256", "-pass",
          "pass:hush",
        ], .encrypted, "openssl pkey"
      ),
      (["genpkey", "-algorithm", "ED25519"], .notAKey, "secp384r1"),
    ] as [([String], SigningKeyError.Code, String)])
  func refused(arguments: [String], code: SigningKeyError.Code, help: String) async throws {
    guard let file = try KeyFile(arguments) else { return }
    let error = #expect(throws: SigningKeyError.self) {
      try SigningKey(file: file.path)
    }
    #expect(error?.code == code)
    #expect(error?.description.contains(help) == true)
  }

  @Test("a file that others may read is refused")
  func permissions() async throws {
    guard let file = try KeyFile(["genrsa", "2048"], mode: 0o644) else { return }
    let error = #expect(throws: SigningKeyError.self) {
      try SigningKey(file: file.path)
    }
    #expect(error?.description.contains("chmod 600") == true)
  }

  // RFC 7638 3.1 has this key and this thumbprint.
  @Test("the thumbprint of RFC 7638")
  func thumbprint() throws {
    let n =
      "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
    let members = [("e", "AQAB"), ("kty", "RSA"), ("n", n)]
    #expect(
      SigningKey.PublicKey(algorithm: "RS384", members: members).thumbprint
        == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
  }

  @Test("a private JWK, and the one that is meant in a set")
  func jwk() async throws {
    guard let file = try KeyFile(["ecparam", "-name", "secp384r1", "-genkey", "-noout"]),
      let scalar = try file.privateScalar()
    else { return }
    let fromPEM = try SigningKey(file: file.path)
    let one = #"{"kty":"EC","crv":"P-384","kid":"a","d":"\#(scalar)"}"#
    let other = #"{"kty":"EC","crv":"P-384","kid":"b","d":"\#(scalar)"}"#
    let open = #"{"kty":"EC","crv":"P-384","kid":"c","x":"AA","y":"AA"}"#

    let fromJWK = try SigningKey(Secret(one), id: nil, source: "f")
    #expect(fromJWK.id == "a")
    #expect(fromJWK.publicKey == fromPEM.publicKey)
    let set = Secret(#"{"keys":[\#(open),\#(one),\#(other)]}"#)
    #expect(try SigningKey(set, id: "b", source: "f").id == "b")
    #expect(throws: SigningKeyError(.severalKeys, source: "f")) {
      try SigningKey(set, id: nil, source: "f")
    }
    #expect(throws: SigningKeyError(.noSuchKey, source: "f")) {
      try SigningKey(set, id: "z", source: "f")
    }
  }

  @Test(
    "a JWK that cannot sign",
    arguments: [
      ("{}", .notAKey), (#"{"kty":"EC","crv":"P-384"}"#, .notPrivate),
      (#"{"kty":"EC","crv":"P-256","d":"AA"}"#, .curve("P-256")),
      (#"{"kty":"OKP","crv":"hush","d":"AA"}"#, .curve("another curve")),
      (#"{"kty":"EC","crv":"P-384","d":"AA"}"#, .notAKey),
      (#"{"kty":"RSA","n":"AA","e":"AQAB","d":"AA"}"#, .notAKey),
      (#"{"kty":"oct","k":"AA","d":"AA"}"#, .notAKey), (#"{"keys":[]}"#, .notPrivate),
    ] as [(String, SigningKeyError.Code)])
  func badJWK(text: String, code: SigningKeyError.Code) async {
    let error = #expect(throws: SigningKeyError.self) {
      try SigningKey(Secret(text), id: nil, source: "f")
    }
    // A number that is far too small is told as such.
    #expect(error?.code == code || (code == .notAKey && error?.code == .tooSmall))
  }

  @Test("a public key or a certificate alone is no key")
  func notPrivate() async {
    for label in ["PUBLIC KEY", "CERTIFICATE"] {
      let text = "-----BEGIN \(label)-----\nAAAA\n-----END \(label)-----"
      #expect(throws: SigningKeyError(.notPrivate, source: "f")) {
        try SigningKey(Secret(text), id: nil, source: "f")
      }
    }
  }

  @Test("nothing of the private half is in a description, a dump or the key set")
  func redaction() async throws {
    guard let file = try KeyFile(["ecparam", "-name", "secp384r1", "-genkey", "-noout"]),
      let scalar = try file.privateScalar()
    else { return }
    let key = try SigningKey(file: file.path)
    var text = "\(key) \(String(reflecting: key)) \(key.publicKeySet)"
    dump(key, to: &text)
    #expect(!text.contains(scalar))
    let set = try #require(
      try JSONSerialization.jsonObject(with: Data(key.publicKeySet.utf8)) as? [String: Any])
    let keys = try #require(set["keys"] as? [[String: Any]])
    #expect(Set(keys.flatMap(\.keys)) == ["kty", "crv", "x", "y", "kid", "alg", "use", "key_ops"])
  }

  @Test("two assertions have nothing in common but who and where")
  func assertion() async throws {
    let url = try HTTPURL("https://tokens.example.org/oauth/token?tenant=1")
    let one = ClientAssertion(client: "c", tokenEndpoint: url, now: 1_000)
    let two = ClientAssertion(client: "c", tokenEndpoint: url, now: 1_000)
    #expect(one.iss == "c" && one.sub == "c")
    #expect(one.aud == "https://tokens.example.org/oauth/token?tenant=1")
    #expect(one.exp == 1_299)
    #expect(one.jti != two.jti)
  }
}

extension SigningKey.PublicKey {
  init(algorithm: String, members: [(String, String)]) {
    self.init(
      algorithm: algorithm, members: members.map { Member(name: $0.0, value: $0.1) })
  }
}
