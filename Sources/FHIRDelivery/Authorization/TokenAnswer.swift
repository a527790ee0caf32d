internal import FoundationEssentials

/// What a token endpoint answers (RFC 6749 5.1 and 5.2).
struct TokenAnswer: Decodable {
  var accessToken: String?
  var tokenType: String?
  var lifetime: Duration?
  var scope: String?
  var error: String?

  /// Reads an answer; nil where it is no JSON object.
  init?(_ body: [UInt8]) {
    guard let answer = try? JSONDecoder().decode(Self.self, from: Data(body)) else { return nil }
    self = answer
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    accessToken = try? fields.decode(String.self, forKey: .accessToken)
    tokenType = try? fields.decode(String.self, forKey: .tokenType)
    scope = try? fields.decode(String.self, forKey: .scope)
    error = try? fields.decode(String.self, forKey: .error)
    // Some servers write the number as a string.
    let seconds =
      (try? fields.decode(Double.self, forKey: .lifetime))
      ?? (try? fields.decode(String.self, forKey: .lifetime)).flatMap { Double($0) }
    lifetime = seconds.map { .seconds(Int64(min(max($0.isNaN ? 0 : $0, 0), 86_400))) }
  }

  private enum CodingKeys: String, CodingKey {
    case accessToken = "access_token"
    case tokenType = "token_type"
    case lifetime = "expires_in"
    case scope, error
  }

  /// The error's code where it is one that can be printed (RFC 6749 5.2 has lower case words).
  var printableError: String? {
    guard let error, (1...40).contains(error.utf8.count),
      error.utf8.allSatisfy({ $0 == UInt8(ascii: "_") || (0x61...0x7A).contains($0) })
    else { return nil }
    return error
  }

  /// The token, if it can stand in a header.
  ///
  /// Where the server does not say how long it is good for, the five minutes are assumed that it should not exceed.
  func token(age: Duration, issuer: String) -> AccessToken? {
    guard let accessToken, Self.isVisible(accessToken),
      (tokenType ?? "bearer").lowercased() == "bearer"
    else { return nil }
    return AccessToken(
      Secret(accessToken), lifetime: lifetime ?? .seconds(300), age: age, scope: scope,
      issuer: issuer)
  }

  static func isVisible(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }
}
