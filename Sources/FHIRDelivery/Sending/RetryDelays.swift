/// The delays before repetitions: random between nothing and a limit that doubles up to a cap.
///
/// That is "full jitter": what failed together does not come back together, and on average half the limit is waited.
/// Of the defaults of `SendingPolicy`, 500 ms and 300 s, this becomes:
///
/// | after failure | limit | on average | waited so far, on average |
/// |---|---|---|---|
/// | 1 | 0.5 s | 0.25 s | 0.25 s |
/// | 2 | 1 s | 0.5 s | 0.75 s |
/// | 3 | 2 s | 1 s | 1.75 s |
/// | 5 | 8 s | 4 s | 7.75 s |
/// | 8 | 64 s | 32 s | 64 s |
/// | 10 | 256 s | 128 s | 4 min |
/// | 11 and on | 300 s | 150 s | 2.5 min more each |
///
/// As a sequence it is the limits, without end.
struct RetryDelays: Sequence, Sendable {
  /// The first limit.
  let base: Duration
  /// What no limit exceeds.
  let cap: Duration

  init(base: Duration, cap: Duration) {
    self.base = Swift.max(base, .zero)
    self.cap = Swift.max(cap, .zero)
  }

  /// The longest delay after the nth failure.
  func limit(after failure: Int) -> Duration {
    // After 32 doublings a nanosecond is above four seconds, and a millisecond above a month.
    let doublings = Double(1 << (Swift.min(Swift.max(failure, 1), 33) - 1))
    guard base / .seconds(1) * doublings < cap / .seconds(1) else { return cap }
    return base * doublings
  }

  /// A delay after the nth failure.
  func delay(
    after failure: Int, using generator: inout some RandomNumberGenerator
  ) -> Duration {
    limit(after: failure) * Double.random(in: 0...1, using: &generator)
  }

  func makeIterator() -> Iterator { Iterator(delays: self) }

  struct Iterator: IteratorProtocol {
    let delays: RetryDelays
    private var failure = 0

    init(delays: RetryDelays) { self.delays = delays }

    mutating func next() -> Duration? {
      failure += 1
      return delays.limit(after: failure)
    }
  }
}
