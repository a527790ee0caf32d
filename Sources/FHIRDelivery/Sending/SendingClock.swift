/// The clock that a run lives by.
protocol SendingClock: Sendable {
  /// This moment.
  func now() -> SendingTime

  /// The wall clock as it is set at this moment.
  var wallClock: UnixTime { get }

  /// Waits until a time, or until the task is cancelled.
  func sleep(until time: Duration) async
}

/// The system's: the wall clock is read once, and what comes after goes by the one that never jumps.
///
/// So a clock that is set in the middle of a run makes nothing due, too old or expired.
struct SystemSendingClock: SendingClock {
  private let start = ContinuousClock.now
  private let wall: UnixTime

  init() { wall = .now }

  var wallClock: UnixTime { .now }

  func now() -> SendingTime {
    let elapsed = start.duration(to: .now)
    return SendingTime(elapsed: elapsed, wall: wall + elapsed)
  }

  func sleep(until time: Duration) async {
    // A day at most: whoever is woken early looks at the clock, and no time is too far away to be added.
    let limit = start.duration(to: .now) + .seconds(86_400)
    try? await Task.sleep(until: start + min(time, limit), clock: .continuous)
  }
}
