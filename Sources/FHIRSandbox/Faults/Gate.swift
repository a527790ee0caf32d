/// Who gets in: not more than so many in a second, and only with a good token.
struct Gate: Sendable {
  let limiter: RequestLimiter?
  let requiresToken: Bool
  var time = SandboxTime()

  /// Why a request is turned away, and how long it should wait; `nil` where it may pass.
  func refusal(of request: RESTRequest) -> (Refusal, Fault.RetryHint?)? {
    if let limiter, !limiter.admits(at: time.now()) {
      return (
        Refusal(.tooManyRequests, .throttled, "Too many requests in this second"), .seconds(1)
      )
    }
    if requiresToken, !ExpiringToken.isGood(request.header("authorization"), at: .now) {
      return (Refusal(.unauthorized, .login, "The token is missing or has expired"), nil)
    }
    return nil
  }
}
