/// How many items are begun on disk beyond those that are in flight.
///
/// A commit takes its time, and where answers come faster than commits every place would wait for one. So as many are
/// begun ahead as go out in 25 ms: many where the server answers at once, none where it takes its time. What is begun and
/// not sent when the process dies is sent again without need, so it is none either after a failure.
struct Lookahead: Sendable {
  /// What is begun ahead at most.
  ///
  /// A commit is made when half of them have gone out. It waits for the disk, and writes some twenty pages however few items
  /// change, so that it should be for many; and meanwhile the other half must last.
  static let longest = 128
  /// Bytes of bodies beyond which nothing is begun ahead, so that memory does not grow with the bodies.
  static let bytes = 8 << 20
  private static let span = Duration.milliseconds(25)

  private let concurrency: Int
  private let isAllowed: Bool
  private var typical: Duration?

  /// A rate that is limited leaves no hurry.
  init(_ policy: SendingPolicy) {
    concurrency = max(policy.concurrency, 1)
    isAllowed = RateLimit(perSecond: policy.rate).interval == nil
  }

  /// How many may be begun ahead.
  var count: Int {
    guard isAllowed, let typical else { return 0 }
    let rounds = Self.span / max(typical, .microseconds(10))
    return Int(min(rounds * Double(min(concurrency, 1000)), Double(Self.longest)))
  }

  /// A request took its time.
  mutating func succeed(in duration: Duration) {
    let duration = max(duration, .zero)
    typical = typical.map { $0 + (duration - $0) / 8 } ?? duration
  }

  /// A request failed.
  mutating func fail() { typical = nil }
}
