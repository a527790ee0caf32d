/// Authorises by tokens that are asked for with a client's id and secret (RFC 6749 4.4).
public struct ClientCredentials: CachedAuthorizing {
  /// How the secret is shown to the token endpoint.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// As a user's password, in a header.
    case basic
    /// As a field of the form.
    case post
  }

  let cache: TokenCache

  /// Names a client and its secret; nothing is sent yet.
  ///
  /// Without a method it is `basic`, which every token server must take, unless the server says that it takes `post` alone.
  public init(
    client: String, secret: Secret, scope: String? = nil, method: Method? = nil,
    endpoint: TokenEndpoint, configuration: HTTPClientConfiguration = HTTPClientConfiguration()
  ) {
    let tokens = TokenServer(like: configuration)
    let discovery = SMARTDiscovery(endpoint, capabilitiesOf: nil, tokens.client)
    cache = TokenCache { () async throws(AuthorizationError) in
      let known = try await discovery.configuration()
      let takesPostAlone =
        known.clientMethods.contains("client_secret_post")
        && !known.clientMethods.contains("client_secret_basic")
      let request = Self.request(
        client, secret, scope, method ?? (takesPostAlone ? .post : .basic))
      do throws(AuthorizationError) {
        return try await tokens.token(at: known.tokenEndpoint) { request }
      } catch {
        await discovery.forget()
        throw error
      }
    }
  }

  private static func request(
    _ client: String, _ secret: Secret, _ scope: String?, _ method: Method
  ) -> TokenRequest {
    var request = TokenRequest(fields: [("grant_type", Secret("client_credentials"))])
    if let scope { request.fields.append(("scope", Secret(scope))) }
    switch method {
    case .basic:
      // Both are encoded as in a form before they are joined (RFC 6749 2.3.1).
      request.credential = .basic(
        user: PercentEncoding.encode(client),
        password: Secret(PercentEncoding.encode(secret.revealed)))
    case .post:
      request.fields += [("client_id", Secret(client)), ("client_secret", secret)]
    }
    return request
  }
}
