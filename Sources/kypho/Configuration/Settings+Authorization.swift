import FHIRDelivery
import KyphoplastyFHIR

extension Settings {
  /// How the program is let in, and by which method; nil where nothing is set.
  func authorizing(
    for server: ServerURL, _ client: HTTPClientConfiguration
  ) throws -> (method: AuthorizationMethod, authorizing: any Authorizing)? {
    guard let method = try authorizationMethod() else { return nil }
    switch method {
    case .none: return nil
    case .bearer: return (method, StaticCredential(try bearer()))
    case .basic: return (method, StaticCredential(try basic()))
    case .command: return (method, try command())
    case .smart: return (method, try smart(for: server, client))
    case .clientCredentials: return (method, try clientCredentials(for: server, client))
    }
  }

  /// The method that is named, or the one that is meant by what is set.
  func authorizationMethod() throws -> AuthorizationMethod? {
    if let text = self[.serverAuthMethod] {
      guard let method = AuthorizationMethod(rawValue: text) else {
        throw wrong(
          .serverAuthMethod, AuthorizationMethod.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return method
    }
    let meant = AuthorizationMethod.allCases.compactMap { method in
      method.marks.first { self[$0] != nil }.map { (method, mark: $0) }
    }
    if meant.count > 1 {
      throw Failure(
        .configuration,
        "\(described(meant[0].mark)) and \(described(meant[1].mark)) are two ways to be let in: leave one out, or say which with \(Setting.serverAuthMethod.rawValue)"
      )
    }
    let known = AuthorizationMethod.allCases.flatMap(\.others)
    guard let (method, mark) = meant.first else {
      guard let alone = known.first(where: { self[$0] != nil }) else { return nil }
      let ways = AuthorizationMethod.allCases.filter { $0.others.contains(alone) }
        .compactMap(\.marks.first?.rawValue).joined(separator: " or ")
      throw Failure(.configuration, "\(described(alone)) is of no use without \(ways)")
    }
    if let foreign = known.first(where: { self[$0] != nil && !method.others.contains($0) }) {
      throw Failure(
        .configuration,
        "\(described(foreign)) does not go with \(described(mark)): leave one out, or say which way is meant with \(Setting.serverAuthMethod.rawValue)"
      )
    }
    return method
  }

  /// The client's private key.
  func signingKey(file: String? = nil, id: String? = nil) throws -> SigningKey {
    let path = try file ?? needed(.serverAuthKeyFile)
    do throws(SigningKeyError) {
      return try SigningKey(file: path, id: id ?? self[.serverAuthKeyID])
    } catch {
      throw Failure(.configuration, "the private key cannot be used: \(error)")
    }
  }

  /// A secret from the environment, or from the file that a setting names; both are a contradiction.
  func secret(_ variable: Setting, _ file: Setting) throws -> Secret? {
    if self[variable] != nil, self[file] != nil {
      throw Failure(
        .configuration, "\(described(variable)) and \(described(file)) are both set: leave one out")
    }
    guard let source = source(variable, file) else { return nil }
    do throws(CredentialError) {
      return try source.read()
    } catch {
      throw Failure(
        .configuration, "\(Setting.named(source, variable, file)) cannot be used: \(error)")
    }
  }

  /// A setting and where its value came from.
  func described(_ setting: Setting) -> String {
    "\(setting.rawValue) (from \(origin(of: setting)?.description ?? "nowhere"))"
  }

  private func source(_ variable: Setting, _ file: Setting) -> SecretSource? {
    if let path = self[file] { return .file(path) }
    return self[variable] == nil ? nil : .environment(variable.variable)
  }

  private func needed(_ setting: Setting) throws -> String {
    if let text = self[setting], !text.isEmpty { return text }
    throw Failure(.configuration, "\(setting.rawValue) is needed and not set")
  }

  private func neededSource(_ variable: Setting, _ file: Setting) throws -> SecretSource {
    _ = try secret(variable, file)
    guard let source = source(variable, file) else {
      throw Failure(
        .configuration, "\(file.rawValue) or \(variable.variable) is needed and not set")
    }
    return source
  }

  private func credential(
    _ make: () throws(CredentialError) -> Credential
  ) throws -> Credential {
    do throws(CredentialError) {
      return try make()
    } catch {
      throw Failure(.configuration, "the credential cannot be used: \(error)")
    }
  }

  private func bearer() throws -> Credential {
    let source = try neededSource(.serverBearerToken, .serverBearerTokenFile)
    return try credential { () throws(CredentialError) in try .bearer(from: source) }
  }

  private func basic() throws -> Credential {
    let user = try needed(.serverUser)
    let source = try neededSource(.serverPassword, .serverPasswordFile)
    return try credential { () throws(CredentialError) in
      try .basic(user: user, passwordFrom: source)
    }
  }

  private func command() throws -> CommandCredential {
    guard let command = CommandCredential(commandLine: try needed(.serverBearerCommand)) else {
      throw wrong(.serverBearerCommand, "a program and its arguments, with every quote closed")
    }
    return command
  }

  private func smart(
    for server: ServerURL, _ client: HTTPClientConfiguration
  ) throws -> SMARTBackendServices {
    SMARTBackendServices(
      client: try needed(.serverAuthClientID), key: try signingKey(),
      scopes: self[.serverAuthScope].map { SMARTScopes($0) } ?? .encounters,
      endpoint: try tokenEndpoint(for: server), server: server, configuration: client)
  }

  private func clientCredentials(
    for server: ServerURL, _ client: HTTPClientConfiguration
  ) throws -> ClientCredentials {
    var method: ClientCredentials.Method?
    if let text = self[.serverAuthClientSecretMethod] {
      method = ClientCredentials.Method(rawValue: text)
      if method == nil { throw wrong(.serverAuthClientSecretMethod, "basic or post") }
    }
    guard let secret = try secret(.serverAuthClientSecret, .serverAuthClientSecretFile) else {
      throw Failure(
        .configuration,
        "\(Setting.serverAuthClientSecretFile.rawValue) or \(Setting.serverAuthClientSecret.variable) is needed and not set"
      )
    }
    return ClientCredentials(
      client: try needed(.serverAuthClientID), secret: secret, scope: self[.serverAuthScope],
      method: method, endpoint: try tokenEndpoint(for: server), configuration: client)
  }

  private func tokenEndpoint(for server: ServerURL) throws -> TokenEndpoint {
    guard let text = self[.serverAuthTokenURL] else { return .discovered(at: server) }
    do throws(HTTPURLError) {
      return try TokenEndpoint(text)
    } catch {
      throw Failure(.configuration, "\(described(.serverAuthTokenURL)) \(error)")
    }
  }
}

extension SMARTScopes {
  /// To write, read back, search and withdraw what encounters become, and nothing else.
  fileprivate static var encounters: SMARTScopes {
    let types = EncounterTypes.all.sorted()
    return SMARTScopes(
      version2: types.map { "system/\($0).cruds" }.joined(separator: " "),
      version1: types.map { "system/\($0).read system/\($0).write" }.joined(separator: " "))
  }
}

extension Setting {
  fileprivate static func named(_ source: SecretSource, _ variable: Setting, _ file: Setting)
    -> String
  {
    switch source {
    case .environment: variable.variable
    case .file: file.rawValue
    }
  }
}
