/// What a client asks to be allowed, in both forms that SMART has had.
public struct SMARTScopes: Sendable, Hashable {
  /// For servers of SMART 2: `system/Patient.cruds`.
  public var version2: String
  /// For servers of SMART 1: `system/Patient.write`.
  public var version1: String

  /// Makes scopes of both forms.
  public init(version2: String, version1: String) {
    self.version2 = version2
    self.version1 = version1
  }

  /// The same for whatever server.
  public init(_ scopes: String) { self.init(version2: scopes, version1: scopes) }
}

/// Authorises as SMART Backend Services do: by short tokens, each asked for with a signed assertion.
///
/// ```swift
/// let access = SMARTBackendServices(
///   client: "nightly-export", key: try SigningKey(file: "key.pem"), scopes: SMARTScopes("system/*.cruds"),
///   endpoint: .discovered(at: server), server: server)
/// ```
public struct SMARTBackendServices: CachedAuthorizing {
  let cache: TokenCache

  /// Names a client, its key, and what it asks for; nothing is sent yet.
  public init(
    client: String, key: SigningKey, scopes: SMARTScopes, endpoint: TokenEndpoint,
    server: ServerURL, configuration: HTTPClientConfiguration = HTTPClientConfiguration()
  ) {
    let tokens = TokenServer(like: configuration)
    let asksCapabilities = scopes.version1 != scopes.version2
    let discovery = SMARTDiscovery(
      endpoint, capabilitiesOf: asksCapabilities ? server : nil, tokens.client)
    cache = TokenCache { () async throws(AuthorizationError) in
      let smart = try await discovery.configuration()
      let scope = smart.takesScopesOfVersion2 ? scopes.version2 : scopes.version1
      do throws(AuthorizationError) {
        return try await tokens.token(at: smart.tokenEndpoint) {
          () async throws(AuthorizationError) in
          let assertion = ClientAssertion(client: client, tokenEndpoint: smart.tokenEndpoint)
          return TokenRequest(fields: [
            ("grant_type", Secret("client_credentials")), ("scope", Secret(scope)),
            ("client_assertion_type", Secret(Self.assertionType)),
            ("client_assertion", try await assertion.signed(by: key)),
          ])
        }
      } catch {
        await discovery.forget()
        throw error
      }
    }
  }

  private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
}
