/// The time for which the server wants no requests: of one answer, for the whole run, since a limiter limits all.
///
/// The server says how long (`Retry-After`, `x-ms-retry-after-ms`); a 429 that does not say it, or says 0, is met with delays
/// that double while nothing gets through. No pause is longer than the policy's longest delay.
struct ServerPause: Sendable {
  private var until = Duration.zero
  private var refusals = 0
  private let longest: Duration
  private let delays: RetryDelays

  init(_ policy: SendingPolicy) {
    longest = max(policy.maximumDelay, .zero)
    delays = RetryDelays(base: policy.baseDelay, cap: policy.maximumDelay)
  }

  /// When it ends, where it has not.
  func end(at now: Duration) -> Duration? { until > now ? until : nil }

  /// The server took no request, and may have said for how long; the time at which the pause ends.
  mutating func ask(
    for time: Duration?, at now: Duration, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    // Answers of requests that were in flight together ask for the same pause: not for one after the other, nor for a
    // longer one the more there were.
    if until <= now { refusals = min(refusals + 1, 64) }
    let wait = time.flatMap { $0 > .zero ? min($0, longest) : nil }
    until = max(until, now + (wait ?? delays.delay(after: refusals, using: &generator)))
    return until
  }

  /// The server took a request.
  mutating func succeed() { refusals = 0 }
}
