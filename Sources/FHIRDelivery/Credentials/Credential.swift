/// What a client shows to be let in.
public enum Credential: Sendable {
  /// A bearer token (RFC 6750).
  case bearer(Secret)
  /// A user and a password (RFC 7617).
  case basic(user: String, password: Secret)
}

extension Credential {
  /// Reads a bearer token: letters, digits and `-._~+/`, then `=` (RFC 6750 2.1).
  public static func bearer(from source: SecretSource) throws(CredentialError) -> Credential {
    let token = try source.read()
    let body = token.revealed.prefix { $0 != "=" }
    let padding = token.revealed.dropFirst(body.count)
    guard !body.isEmpty, body.utf8.allSatisfy(isTokenByte), padding.allSatisfy({ $0 == "=" }) else {
      throw CredentialError(.notAToken, source: source.name)
    }
    return .bearer(token)
  }

  /// Reads `user:password`; the password may have colons, neither may have a control character.
  public static func basic(from source: SecretSource) throws(CredentialError) -> Credential {
    let text = try source.read().revealed
    guard let colon = text.firstIndex(of: ":") else {
      throw CredentialError(.notAPair, source: source.name)
    }
    let password = Secret(String(text[text.index(after: colon)...]))
    return try checked(user: String(text[..<colon]), password: password, source: source)
  }

  /// Reads the password of a user; the user may have no colon, neither may have a control character.
  public static func basic(
    user: String, passwordFrom source: SecretSource
  ) throws(CredentialError) -> Credential {
    try checked(user: user, password: source.read(), source: source)
  }

  private static func checked(
    user: String, password: Secret, source: SecretSource
  ) throws(CredentialError) -> Credential {
    let isControl = { (byte: UInt8) in byte < 0x20 || byte == 0x7F }
    guard !user.isEmpty, !user.contains(":"), !user.utf8.contains(where: isControl),
      !password.revealed.utf8.contains(where: isControl)
    else { throw CredentialError(.notAPair, source: source.name) }
    return .basic(user: user, password: password)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    let character = Character(Unicode.Scalar(byte))
    return byte < 0x80
      && (character.isLetter || character.isNumber || "-._~+/".contains(character))
  }

  /// The value of the header `Authorization`.
  var headerValue: String {
    switch self {
    case .bearer(let token): "Bearer \(token.revealed)"
    case .basic(let user, let password):
      "Basic \(Base64.encode(Array("\(user):\(password.revealed)".utf8)))"
    }
  }
}

extension Credential: CustomStringConvertible {
  /// The kind alone.
  public var description: String {
    switch self {
    case .bearer: "bearer token"
    case .basic: "user and password"
    }
  }
}

/// A credential and the only origin that may see it.
public struct Authorization: Sendable {
  /// What is shown.
  public let credential: Credential
  /// To whom.
  public let origin: Origin

  /// Binds a credential to an origin.
  public init(_ credential: Credential, for origin: Origin) {
    self.credential = credential
    self.origin = origin
  }
}
