import FHIRDelivery

extension Settings {
  /// How the sender behaves towards the server.
  func sendingPolicy() throws -> SendingPolicy {
    var policy = SendingPolicy()
    policy.concurrency = try integer(
      .serverConcurrency, default: policy.concurrency, minimum: 1)
    policy.rate = try number(.serverRate)
    policy.patience = try patience()
    policy.maximumAttempts = try integer(
      .serverMaxAttempts, default: policy.maximumAttempts, minimum: 1)
    if let days = try number(.serverMaxAge) {
      policy.maximumAge = .seconds(min(days, 36_500) * 86_400)
    }
    return policy
  }

  /// How long nothing may succeed, and how long another sender is waited for.
  func patience() throws -> Duration {
    guard let text = self[.serverPatience] else { return SendingPolicy().patience }
    guard let seconds = Double(text), seconds >= 0, seconds <= 31_536_000 else {
      throw wrong(.serverPatience, "a number of seconds, from 0 to 31536000")
    }
    return .seconds(seconds)
  }
}
