internal import Glibc

/// What is posted to a token endpoint.
struct TokenRequest: Sendable {
  var fields: [(name: String, value: Secret)]
  var credential: Credential?
}

/// Asks a token endpoint for tokens, a few times where it stumbles.
///
/// What is shown to it goes to its origin alone: nothing is redirected, and it must be encrypted or this machine.
struct TokenServer: Sendable {
  let client: HTTPClient
  /// Waits between two tries.
  var pause: @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }

  /// A client for tokens, set up as the one for the server.
  init(like configuration: HTTPClientConfiguration) {
    var configuration = configuration
    configuration.concurrency = 1
    configuration.version = .http1
    configuration.timeout = .seconds(30)
    configuration.responseLimit = 1 << 20
    configuration.allowsPlainHTTP = false
    client = HTTPClient(configuration)
  }

  /// Asks for a token; each try makes its request anew, for an assertion is good for one.
  func token(
    at url: HTTPURL, _ makeRequest: () async throws(AuthorizationError) -> TokenRequest
  ) async throws(AuthorizationError) -> AccessToken {
    var tries = 1
    while true {
      let failure: Failure
      do throws(Failure) {
        return try await ask(url, try await request(makeRequest))
      } catch {
        failure = error
      }
      guard failure.mayPass, tries < Self.mostTries, !Task.isCancelled else { throw failure.error }
      // 0.5 s, then 1 s, each half of it by chance; a longer wait that the server asks for is the caller's to keep.
      let wait = Duration.milliseconds(500) * tries
      let asked = failure.error.retryAfter ?? .zero
      guard asked <= .seconds(5) else { throw failure.error }
      await pause(max(asked, wait / 2 + wait / 2 * Double.random(in: 0...1)))
      tries += 1
    }
  }

  private static let mostTries = 3

  private struct Failure: Error {
    let error: AuthorizationError
    let mayPass: Bool
  }

  private func request(
    _ makeRequest: () async throws(AuthorizationError) -> TokenRequest
  ) async throws(Failure) -> TokenRequest {
    do throws(AuthorizationError) {
      return try await makeRequest()
    } catch {
      throw Failure(error: error, mayPass: false)
    }
  }

  private func ask(_ url: HTTPURL, _ asked: TokenRequest) async throws(Failure) -> AccessToken {
    let form = asked.fields.map { field in
      PercentEncoding.encode(field.name) + "=" + PercentEncoding.encode(field.value.revealed)
    }
    var headers = HTTPHeaders()
    headers.appendReceived(name: "Content-Type", value: "application/x-www-form-urlencoded")
    headers.appendReceived(name: "Accept", value: "application/json")
    let request = HTTPRequest(
      .post, url, headers: headers, body: Array(form.joined(separator: "&").utf8),
      authorization: asked.credential.map { Authorization($0, for: url.origin) })
    let response: HTTPResponse
    do throws(TransferError) {
      response = try await client.send(request)
    } catch {
      let message = "the token server cannot be asked: \(error)"
      throw error.needsChange
        ? Failure(error: .setting(message), mayPass: false)
        : Failure(error: .unavailable(message), mayPass: true)
    }
    return try token(in: response, from: url.origin)
  }

  private func token(in response: HTTPResponse, from origin: Origin) throws(Failure) -> AccessToken
  {
    let answer = TokenAnswer(response.body)
    switch response.status {
    case 200..<300:
      let age = response.metrics.phases.total
      if let token = answer?.token(age: age, issuer: "\(origin)") { return token }
      throw Failure(
        error: .refused(
          "\(origin) answered without a bearer token: check that it is a token endpoint"),
        mayPass: false)
    case 408, 425, 429, 500...:
      let message = "the token server \(origin) does not give a token now (HTTP \(response.status))"
      throw Failure(
        error: .unavailable(message, retryAfter: response.retryAfter()), mayPass: true)
    case 300..<400:
      let target = response.redirect.map { " to \($0)" } ?? ""
      throw Failure(
        error: .setting(
          "the token server \(origin) redirects\(target), which is not followed: set the token endpoint"
        ), mayPass: false)
    default:
      let error = answer?.printableError
      let message =
        "the token server \(origin) refuses with \(error ?? "HTTP \(response.status)")"
        + Self.advice(error) + Self.clockHint(response)
      // A refusal without a reason has been seen to pass at the next try.
      throw Failure(error: .refused(message), mayPass: error == nil && response.status == 400)
    }
  }

  private static func advice(_ error: String?) -> String {
    switch error {
    case "invalid_client":
      ": check the client id, and that the token server has this public key or secret"
    case "unauthorized_client", "unsupported_grant_type":
      ": the client must be registered for the grant client_credentials"
    case "invalid_scope": ": ask for scopes that the client is registered for"
    case "invalid_grant", "invalid_request": ": check the token endpoint and this machine's clock"
    default: ": check the token endpoint"
    }
  }

  /// An assertion is good for minutes, so a wrong clock is a common reason, and the answer shows it.
  private static func clockHint(_ response: HTTPResponse) -> String {
    guard let ahead = response.clockAhead(), abs(ahead.components.seconds) > 60 else { return "" }
    let seconds = ahead.components.seconds
    return
      "; this machine's clock is \(abs(seconds)) s \(seconds > 0 ? "ahead of" : "behind") the server's"
  }
}
