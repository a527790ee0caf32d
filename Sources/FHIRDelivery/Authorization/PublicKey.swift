internal import Crypto
internal import JWTKit

extension SigningKey {
  /// The public half of a key, as it is registered with a server.
  public struct PublicKey: Sendable, Hashable {
    /// `ES384` or `RS384`.
    public let algorithm: String
    /// The members of the JWK that make the key (RFC 7638 3.2), in the order of their names.
    let members: [Member]

    struct Member: Sendable, Hashable {
      let name: String
      let value: String
    }

    init(algorithm: String, members: [Member]) {
      self.algorithm = algorithm
      self.members = members
    }

    init(_ material: Material) throws {
      switch material {
      case .p384(let key):
        // 0x04, x, y.
        let point = Array(key.publicKey.x963Representation.dropFirst())
        let half = point.count / 2
        algorithm = "ES384"
        members = [
          Member(name: "crv", value: "P-384"), Member(name: "kty", value: "EC"),
          Member(name: "x", value: Base64.encodeURL(Array(point.prefix(half)))),
          Member(name: "y", value: Base64.encodeURL(Array(point.dropFirst(half)))),
        ]
      case .rsa(let key):
        let numbers = try key.publicKey.getKeyPrimitives()
        algorithm = "RS384"
        members = [
          Member(name: "e", value: Self.number(Array(numbers.publicExponent))),
          Member(name: "kty", value: "RSA"),
          Member(name: "n", value: Self.number(Array(numbers.modulus))),
        ]
      }
    }

    /// The thumbprint of RFC 7638: what the members' JSON without white space hashes to.
    public var thumbprint: String {
      let text = members.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",")
      return Base64.encodeURL(Array(SHA256.hash(data: Array("{\(text)}".utf8))))
    }

    /// An unsigned number without leading zeros (RFC 7518 2, Base64urlUInt).
    private static func number(_ bytes: [UInt8]) -> String {
      Base64.encodeURL(Array(bytes.drop { $0 == 0 }))
    }
  }

  /// The key set that a server wants to have: this key's public half, its id, and what it is for.
  public var publicKeySet: String {
    var lines = publicKey.members.map { "\"\($0.name)\": \"\($0.value)\"" }
    lines.insert("\"kid\": \(Self.quoted(id))", at: 0)
    lines += [
      "\"alg\": \"\(publicKey.algorithm)\"", "\"use\": \"sig\"", "\"key_ops\": [\"verify\"]",
    ]
    let key = lines.map { "      \($0)" }.joined(separator: ",\n")
    return "{\n  \"keys\": [\n    {\n\(key)\n    }\n  ]\n}\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
