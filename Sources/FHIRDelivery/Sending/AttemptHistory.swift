/// What the earlier attempts at an item count.
///
/// Not every attempt is the item's own failure, and an outage must not use up what waits for its end. On the other hand an
/// item that brings the server down each time must not go on for ever.
///
/// | the attempt ended with | it counts |
/// |---|---|
/// | nothing applied: the server was down, took no requests, or a setting must change | nothing |
/// | unknown, as where a server or a gateway is down: time-out, no answer, 502, 503, 504 | a tenth |
/// | answered by somebody else than the server: a proxy's page, a wrong path | a tenth |
/// | anything else | as one |
///
/// An item's age counts from the first attempt that counts as one: it is how long the item has been failing at a server that
/// works, and neither a week's outage nor a clock that was wrong when it was queued makes it too old.
struct AttemptHistory: Sendable, Equatable {
  /// What the attempts count, in tenths.
  private(set) var tenths = 0
  /// How many met another request on the same data.
  private(set) var conflicts = 0
  /// When the first of those began that count as one.
  private(set) var failsSince: UnixTime?

  /// No attempt yet.
  init() {}

  /// What the log says.
  init(_ log: [OutboxAttempt]) {
    for attempt in log {
      add(
        ServerSign(attempt), isCertain: attempt.outcome == .notApplied, beganAt: attempt.beganAt)
    }
  }

  /// What the attempts count, in whole ones.
  var count: Int { tenths / 10 }

  /// Adds an attempt.
  mutating func add(_ sign: ServerSign, isCertain: Bool, beganAt: UnixTime) {
    switch sign {
    case .throttles, .needsChange, .interrupted: return
    case .down: tenths += isCertain ? 0 : 1
    case .elsewhere: tenths += 1
    case .works, .fails: addWhole(beganAt)
    case .conflict:
      addWhole(beganAt)
      conflicts += 1
    }
  }

  private mutating func addWhole(_ beganAt: UnixTime) {
    tenths += 10
    failsSince = failsSince.map { min($0, beganAt) } ?? beganAt
  }
}
