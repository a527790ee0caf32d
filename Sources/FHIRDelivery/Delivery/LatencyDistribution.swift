/// How long things took: every value, to the microsecond, in four bytes.
public struct LatencyDistribution: Sendable, Hashable {
  private var microseconds: [UInt32] = []
  private var sum: UInt64 = 0

  /// Nothing yet.
  public init() {}

  /// How many values there are.
  public var count: Int { microseconds.count }

  /// Adds a value; one above 71 minutes counts as that.
  public mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let whole = Int64(UInt32.max) / 1_000_000
    let value =
      seconds >= whole
      ? UInt32.max : UInt32(max(seconds * 1_000_000 + attoseconds / 1_000_000_000_000, 0))
    microseconds.append(value)
    sum += UInt64(value)
  }

  /// Adds all the values of another.
  public mutating func add(_ other: Self) {
    microseconds += other.microseconds
    sum += other.sum
  }

  /// What is told of a distribution.
  public struct Summary: Sendable, Hashable {
    /// The sum over the count.
    public var mean: Duration
    /// The value that half of them do not exceed.
    public var p50: Duration
    /// The value that 95 of 100 do not exceed.
    public var p95: Duration
    /// The value that 99 of 100 do not exceed.
    public var p99: Duration
    /// The largest.
    public var max: Duration
  }

  /// Mean and percentiles (nearest rank), or nil where there is nothing; sorts, so it is asked at the end.
  public var summary: Summary? {
    let sorted = microseconds.sorted()
    guard let last = sorted.last else { return nil }
    let rank = { (percent: Int) -> Duration in
      let index = (sorted.count * percent + 99) / 100 - 1
      return .microseconds(Int64(sorted[Swift.max(index, 0)]))
    }
    return Summary(
      mean: .microseconds(Int64(sum / UInt64(sorted.count))), p50: rank(50), p95: rank(95),
      p99: rank(99), max: .microseconds(Int64(last)))
  }
}
