/// How many requests may begin in a second: a bucket for one token.
///
/// Two requests are never closer than the interval, also after a quiet time: a limiter on the other side that allows no
/// burst would refuse the second one.
struct RateLimit: Sendable {
  /// The time between two requests, where there is a limit.
  let interval: Duration?
  private var nextAt = Duration.zero

  /// Without a rate, or with one that is no positive number, there is no limit.
  init(perSecond rate: Double?) {
    guard let rate, rate > 0, rate.isFinite else {
      interval = nil
      return
    }
    // A day at most, so that no rate overflows.
    interval = min(.seconds(1) * min(1 / rate, 86_400), .seconds(86_400))
  }

  /// When the next request may begin, where that is not now.
  func wait(at now: Duration) -> Duration? { nextAt > now ? nextAt : nil }

  /// A request begins.
  mutating func begin(at now: Duration) {
    if let interval { nextAt = now + interval }
  }
}
