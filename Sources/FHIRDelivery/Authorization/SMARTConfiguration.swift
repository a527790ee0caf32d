internal import FoundationEssentials

/// What a server says of its authorisation (SMART App Launch, `.well-known/smart-configuration`).
struct SMARTConfiguration: Sendable {
  /// Where tokens are given.
  var tokenEndpoint: HTTPURL
  /// What the server can do, by SMART's names.
  var capabilities: Set<String>
  /// How a client may show who it is; empty where it does not say.
  var clientMethods: Set<String>

  /// Whether scopes are written as `system/Patient.cu` instead of `system/Patient.write`.
  ///
  /// A server that names neither is asked in the newer form.
  var takesScopesOfVersion2: Bool {
    capabilities.contains("permission-v2") || !capabilities.contains("permission-v1")
  }

  private struct Document: Decodable {
    var token_endpoint: String?
    var capabilities: [String]?
    var token_endpoint_auth_methods_supported: [String]?
  }

  /// Reads it from a server.
  static func read(
    from server: ServerURL, _ client: HTTPClient
  ) async throws(AuthorizationError) -> Self {
    guard server.url.isConfidential else {
      throw .setting(
        "the token endpoint cannot be looked up at \(server.origin), because anyone on the way could name another one: set server.auth.tokenUrl"
      )
    }
    var headers = HTTPHeaders()
    headers.appendReceived(name: "Accept", value: "application/json")
    let url = server.url(path: [".well-known", "smart-configuration"])
    let response: HTTPResponse
    do throws(TransferError) {
      response = try await client.send(HTTPRequest(.get, url, headers: headers))
    } catch {
      let message = "the token endpoint cannot be looked up: \(error)"
      throw error.needsChange ? .setting(message) : .unavailable(message)
    }
    let fix = "set server.auth.tokenUrl"
    switch response.status {
    case 200: break
    case 408, 425, 429, 500...:
      throw .unavailable(
        "\(server.origin) does not name its token endpoint now (HTTP \(response.status))",
        retryAfter: response.retryAfter())
    default:
      throw .setting(
        "\(server) names no token endpoint in .well-known/smart-configuration (HTTP \(response.status)): \(fix)"
      )
    }
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(response.body)),
      let text = document.token_endpoint
    else {
      throw .setting(".well-known/smart-configuration of \(server) has no token_endpoint: \(fix)")
    }
    guard let tokenEndpoint = try? HTTPURL(text), tokenEndpoint.isConfidential else {
      throw .setting("the token endpoint that \(server) names is not https: \(fix)")
    }
    return Self(
      tokenEndpoint: tokenEndpoint, capabilities: Set(document.capabilities ?? []),
      clientMethods: Set(document.token_endpoint_auth_methods_supported ?? []))
  }
}

/// What is known of a server's authorisation, looked up once.
actor SMARTDiscovery {
  private let endpoint: TokenEndpoint
  private let server: ServerURL?
  private let client: HTTPClient
  private var known: SMARTConfiguration?

  /// With a server, a fixed endpoint's capabilities are looked up there too.
  init(_ endpoint: TokenEndpoint, capabilitiesOf server: ServerURL?, _ client: HTTPClient) {
    self.endpoint = endpoint
    self.server = server
    self.client = client
  }

  /// What is known.
  func configuration() async throws(AuthorizationError) -> SMARTConfiguration {
    if let known { return known }
    let found: SMARTConfiguration
    switch endpoint.place {
    case .discovered(let server): found = try await .read(from: server, client)
    case .fixed(let url):
      var configuration = SMARTConfiguration(
        tokenEndpoint: url, capabilities: [], clientMethods: [])
      if let server, let said = try? await SMARTConfiguration.read(from: server, client) {
        configuration.capabilities = said.capabilities
      }
      found = configuration
    }
    known = found
    return found
  }

  /// Forgets it: the server may have moved its token endpoint.
  func forget() { known = nil }
}
