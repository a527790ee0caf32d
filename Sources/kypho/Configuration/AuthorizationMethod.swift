/// How the program is let in by a server.
enum AuthorizationMethod: String, CaseIterable {
  /// SMART Backend Services: tokens, asked for with a signed assertion.
  case smart
  /// Tokens, asked for with a client's secret.
  case clientCredentials = "client-credentials"
  /// A token that somebody gave.
  case bearer
  /// A user and a password.
  case basic
  /// A token that a program prints.
  case command
  /// Not at all.
  case none

  /// The settings of which any says that this method is meant.
  var marks: [Setting] {
    switch self {
    case .smart: [.serverAuthKeyFile]
    case .clientCredentials: [.serverAuthClientSecretFile, .serverAuthClientSecret]
    case .bearer: [.serverBearerTokenFile, .serverBearerToken]
    case .basic: [.serverUser]
    case .command: [.serverBearerCommand]
    case .none: []
    }
  }

  /// The other settings that it has.
  var others: [Setting] {
    switch self {
    case .smart: [.serverAuthClientID, .serverAuthKeyID, .serverAuthTokenURL, .serverAuthScope]
    case .clientCredentials:
      [
        .serverAuthClientID, .serverAuthClientSecretMethod, .serverAuthTokenURL, .serverAuthScope,
      ]
    case .basic: [.serverPasswordFile, .serverPassword]
    case .bearer, .command, .none: []
    }
  }
}
