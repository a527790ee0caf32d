/// A moment of a run, by both clocks.
struct SendingTime: Sendable, Hashable {
  /// Since the run's clock began; it never jumps, and everything that happens in the process goes by it.
  var elapsed: Duration
  /// For what goes to disk.
  var wall: UnixTime

  static func + (time: Self, duration: Duration) -> Self {
    Self(elapsed: time.elapsed + duration, wall: time.wall + duration)
  }
}
