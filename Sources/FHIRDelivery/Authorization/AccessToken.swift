/// A token as it was given, with how long it is good for.
struct AccessToken: Sendable {
  /// The token.
  let secret: Secret
  /// How long it is good for; nil where nobody says, and only a refusal can tell.
  let lifetime: Duration?
  /// How old it was when it came: it counts from the moment at which it was asked for.
  let age: Duration
  /// What it allows, as the token server says.
  let scope: String?
  /// Who gave it.
  let issuer: String

  init(
    _ secret: Secret, lifetime: Duration?, age: Duration = .zero, scope: String? = nil,
    issuer: String
  ) {
    self.secret = secret
    self.lifetime = lifetime
    self.age = age
    self.scope = scope
    self.issuer = issuer
  }
}

/// What may be told of a token.
public struct TokenFacts: Sendable, Hashable {
  /// Who gave it: the origin of the token endpoint, or `command`.
  public var issuer: String
  /// How long it is good for, from when it was given; nil where nobody said.
  public var lifetime: Duration?
  /// What it allows, as the token server said.
  public var scope: String?
}

/// What authorises by tokens that it fetches when they are needed.
public protocol TokenAuthorizing: Authorizing {
  /// What may be told of the token in force; nil where there is none.
  func tokenFacts() async -> TokenFacts?
}
