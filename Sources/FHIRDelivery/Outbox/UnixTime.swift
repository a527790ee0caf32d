internal import Glibc

/// A moment by the wall clock, in milliseconds since 1970, as it is kept on disk.
public struct UnixTime: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// Takes milliseconds since 1970.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// This moment, as the wall clock is set.
  public static var now: Self {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Self(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// The earlier one is the lesser one.
  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

  /// A moment later, or earlier where the duration is negative.
  public static func + (time: Self, duration: Duration) -> Self {
    let (seconds, attoseconds) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    guard !overflow else { return Self(milliseconds: seconds < 0 ? .min : .max) }
    let (sum, sumOverflow) = time.milliseconds.addingReportingOverflow(
      whole + attoseconds / 1_000_000_000_000_000)
    return Self(milliseconds: sumOverflow ? (seconds < 0 ? .min : .max) : sum)
  }

  /// From one moment to another.
  public static func - (left: Self, right: Self) -> Duration {
    let (difference, overflow) = left.milliseconds.subtractingReportingOverflow(right.milliseconds)
    return .milliseconds(overflow ? (left < right ? Int64.min : .max) : difference)
  }
}
