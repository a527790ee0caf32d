/// Whether requests go out at all: after failures in a row that say the server is down, one at a time asks for it.
///
/// ```
///           failures in a row              the wait is over
/// closed ----------------------> open ------------------------> probing
///   ^                             ^                                |  |
///   |                             +--------- it fails too ---------+  |
///   +------------------------ the server answers ---------------------+
/// ```
///
/// Without it an outage would send the whole queue against a wall, and use up the attempts of every item.
struct Circuit: Sendable {
  enum State: Equatable, Sendable {
    /// Everything goes out. Next: `open`, after enough failures in a row.
    case closed(failures: Int)
    /// Nothing goes out before that time. Next: `probing`, with the first request after it; `closed`, where a request that
    /// was under way is answered.
    case open(until: Duration, openings: Int)
    /// One request is out to see. Next: `closed` with its answer, `open` for longer without one.
    case probing(openings: Int)
  }

  /// What may be begun.
  enum Permission: Equatable {
    case all
    case one
    case nothing(until: Duration)
    /// The probe decides.
    case waitsForProbe
  }

  private(set) var state = State.closed(failures: 0)
  private let threshold: Int
  private let delays: RetryDelays

  /// No wait of an open circuit is longer, so that a server that is back is found soon: a probe costs one request.
  static let longestWait = Duration.seconds(10)

  init(_ policy: SendingPolicy) {
    threshold = max(policy.circuitThreshold, 1)
    delays = RetryDelays(
      base: policy.baseDelay, cap: min(policy.maximumDelay, Self.longestWait))
  }

  func permission(at now: Duration) -> Permission {
    switch state {
    case .closed: .all
    case .open(let until, _): now < until ? .nothing(until: until) : .one
    case .probing: .waitsForProbe
    }
  }

  /// A request goes out.
  mutating func begin() {
    if case .open(_, let openings) = state { state = .probing(openings: openings) }
  }

  /// A request that had been begun was not sent after all.
  mutating func withdraw(at now: Duration) {
    if case .probing(let openings) = state { state = .open(until: now, openings: openings) }
  }

  /// The server has answered, whatever it said.
  mutating func succeed() {
    state = .closed(failures: 0)
  }

  /// A request failed as it does where a server is down.
  mutating func fail(at now: Duration, using generator: inout some RandomNumberGenerator) {
    let openings: Int
    switch state {
    case .closed(let failures) where failures + 1 < threshold:
      state = .closed(failures: failures + 1)
      return
    case .closed: openings = 1
    // Of a request that was under way when it opened: nothing new.
    case .open: return
    case .probing(let before): openings = before + 1
    }
    let wait = delays.delay(after: openings, using: &generator)
    state = .open(until: now + wait, openings: openings)
  }
}
