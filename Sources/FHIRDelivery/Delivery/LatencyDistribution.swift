/// How long things took, as counts of values of about the same size: as large for a hundred values as for a hundred million.
///
/// Values are whole microseconds. Below 512 each has a count of its own. Above, every range from a power of two to the next
/// is cut into 256 equal steps, so that a step is at most 1/256 of the values in it:
///
/// ```
/// range (µs)        0..<512   512..<1024   1024..<2048   …   2^31..<2^32
/// a step is (µs)    1         2            4             …   2^23
/// steps             0..<512   512..<768    768..<1024    …   up to 6400
/// ```
///
/// A percentile is the upper end of its step: never too small, and too large by less than 0.4 %. Count, mean and largest
/// value are exact.
public struct LatencyDistribution: Sendable, Hashable {
  /// How many values each step has, up to the last step that has any.
  private var steps: [Int] = []
  private var sum: UInt64 = 0
  private var largest: UInt32 = 0

  /// How many values there are.
  public private(set) var count = 0

  /// Nothing yet.
  public init() {}

  /// Adds a value; one above 71 minutes counts as that.
  public mutating func add(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    let whole = Int64(UInt32.max) / 1_000_000
    let value =
      seconds >= whole
      ? UInt32.max : UInt32(max(seconds * 1_000_000 + attoseconds / 1_000_000_000_000, 0))
    let step = Self.step(of: value)
    grow(to: step + 1)
    steps[step] += 1
    count += 1
    sum += UInt64(value)
    largest = max(largest, value)
  }

  /// Adds all the values of another.
  public mutating func add(_ other: Self) {
    grow(to: other.steps.count)
    for (step, count) in other.steps.enumerated() { steps[step] += count }
    count += other.count
    sum += other.sum
    largest = max(largest, other.largest)
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

  /// Mean and percentiles (nearest rank), or nil where there is nothing.
  public var summary: Summary? {
    guard count > 0 else { return nil }
    return Summary(
      mean: .microseconds(Int64(sum / UInt64(count))), p50: percentile(50), p95: percentile(95),
      p99: percentile(99), max: .microseconds(Int64(largest)))
  }

  private func percentile(_ percent: Int) -> Duration {
    let rank = (count * percent + 99) / 100
    var seen = 0
    for (step, count) in steps.enumerated() {
      seen += count
      if seen >= rank { return .microseconds(Int64(min(Self.upperEnd(of: step), largest))) }
    }
    return .microseconds(Int64(largest))
  }

  private mutating func grow(to length: Int) {
    if steps.count < length {
      steps += [Int](repeating: 0, count: length - steps.count)
    }
  }

  /// The step that a value belongs to.
  private static func step(of value: UInt32) -> Int {
    // By so many bits the value is coarser than a microsecond.
    let shift = max(23 - value.leadingZeroBitCount, 0)
    return shift * 256 + Int(value >> UInt32(shift))
  }

  /// The largest value of a step.
  private static func upperEnd(of step: Int) -> UInt32 {
    let shift = max(step / 256 - 1, 0)
    let first = UInt64(step - shift * 256) << UInt64(shift)
    return UInt32(clamping: first + (1 << UInt64(shift)) - 1)
  }
}
