extension DeliveryOutcome {
  /// What a status means by itself, or nil at 2xx, where only the content can say.
  ///
  /// | status | outcome |
  /// |---|---|
  /// | 3xx | rejected: no redirect is followed |
  /// | 401, 407, and 403 for a token's scope | not applied, and a setting must change |
  /// | 408, 409, 425, 429, 507, and 503 with `Retry-After` | not applied |
  /// | other 4xx, 501, 505, 511 | rejected |
  /// | other 5xx | unknown: a gateway may have given up while the server goes on |
  public init?(statusOf response: HTTPResponse) {
    let status = response.status
    let code = "http-\(status)"
    switch status {
    case 200..<300: return nil
    case 300..<400:
      let target = response.redirect.map { " to \($0)" } ?? ""
      self = .rejected(
        DeliveryReason(
          code, "the server redirects\(target), which is not followed: set the URL it should be",
          needsChange: true))
    case 401:
      self = .notApplied(
        DeliveryReason(
          code, "the server does not accept the credential: check it and its expiry",
          needsChange: true), retryAfter: nil)
    case 403 where response.lacksScope:
      self = .notApplied(
        DeliveryReason(
          code, "the token's scope does not allow this: ask for more with server.auth.scope",
          needsChange: true),
        retryAfter: nil)
    case 407:
      self = .notApplied(
        DeliveryReason(
          code, "the proxy wants a user and a password in its URL", needsChange: true),
        retryAfter: nil)
    case 408, 409, 425, 429, 507:
      self = .notApplied(
        DeliveryReason(code, Self.words(for: status)), retryAfter: response.retryAfter())
    case 503 where response.retryAfter() != nil:
      self = .notApplied(
        DeliveryReason(code, "the server is not available for now"),
        retryAfter: response.retryAfter())
    case 400..<500, 501, 505, 511:
      self = .rejected(DeliveryReason(code, Self.words(for: status)))
    default:
      self = .unknown(
        DeliveryReason(
          code, "the server failed (HTTP \(status)); whether the request took effect is unknown"))
    }
  }

  private static func words(for status: Int) -> String {
    switch status {
    case 400: "the server cannot read the request"
    case 403: "the credential does not allow this"
    case 404: "there is nothing at this URL: check the server's base"
    case 405: "this URL does not take such requests: check the server's base"
    case 408: "the server did not get the request in time"
    case 409: "the request met another one on the same data"
    case 412: "a condition of the request does not hold on the server"
    case 413: "the request is larger than the server or a proxy takes"
    case 415: "the server does not take this kind of content"
    case 422: "the server refuses the content"
    case 429: "the server takes no more requests for now"
    case 507: "the server has no room left"
    case 511: "the network wants a login first"
    default: "the server refuses the request (HTTP \(status))"
    }
  }
}

extension HTTPResponse {
  /// Whether it was the token that did not reach so far (RFC 6750 3.1), which is so for all that follows too.
  fileprivate var lacksScope: Bool {
    headers.values(of: "WWW-Authenticate").contains { value in
      let challenge = value.lowercased()
      return challenge.contains("bearer") && challenge.contains("insufficient_scope")
    }
  }
}
