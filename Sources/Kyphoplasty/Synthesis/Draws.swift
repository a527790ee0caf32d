/// What chance decides about one group of fields of one record.
///
/// Each group draws from a stream of its own, which depends on the seed, the record and the group alone: a field that
/// is added to one group changes nothing in the others.
struct Draws {
  /// A group of fields.
  enum Stream: UInt64 {
    case course = 1
    case patient, coverage, referral, diagnosis, heightLoss, heightGain, angle, symptoms,
      priorTherapy, neurology
    case imaging, preoperative, team, consent, goals, procedure, level, anesthesia, antibiotics,
      contrast, vitals
    case radiation, biopsies, complications, recovery, discharge, outcomes, followUp, documents
    case defect, fault, faultyField
  }

  private var generator: SplitMix64

  init(seed: UInt64, record: Int, stream: Stream) {
    var state = SplitMix64.mixed(seed &+ 0x2545_F491_4F6C_DD1D)
    state = SplitMix64.mixed(state ^ UInt64(truncatingIfNeeded: record))
    generator = SplitMix64(
      state: SplitMix64.mixed(state &+ stream.rawValue &* 0xD134_2543_DE82_EF95))
  }

  /// A number from 0 to below a bound, which is at least 1.
  mutating func below(_ bound: Int) -> Int {
    // The upper half of the product is even enough: the bias is below 2^-50 for every bound used here.
    Int(truncatingIfNeeded: generator.next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// Whether something happens that happens so often in ten thousand.
  mutating func happens(_ perTenThousand: Int) -> Bool { below(10_000) < perTenThousand }

  mutating func happens(_ rate: Figure) -> Bool { happens(rate.perTenThousand) }

  /// One of several values, all as likely; the first where there is no other.
  mutating func one<Value>(of values: [Value], else other: Value) -> Value {
    guard !values.isEmpty else { return other }
    return values[below(values.count)]
  }

  mutating func one<Value: CaseIterable>(_ type: Value.Type, else other: Value) -> Value {
    one(of: Array(type.allCases), else: other)
  }

  /// One of several values by their weights.
  mutating func weighted<Value>(_ table: WeightTable<Value>) -> Value {
    table.value(at: below(table.total))
  }

  /// About normal around 0, with a deviation, and not farther from 0 than a limit, so that the mean stays 0.
  ///
  /// The sum of twelve even draws has the shape of the normal distribution without its tails, and needs no logarithm,
  /// whose last bits differ between machines.
  mutating func noise(deviation: Int, limit: Int) -> Int {
    var sum = 0
    for _ in 0..<3 {
      let bits = generator.next()
      for shift in stride(from: 0, to: 64, by: 16) { sum += Int((bits >> UInt64(shift)) & 0xFFFF) }
    }
    // 12 draws of 0 to 65,535: their mean is 393,210, their deviation 65,536.
    let scaled = (sum - 393_210) * deviation
    let rounded = scaled >= 0 ? (scaled + 32_768) / 65_536 : (scaled - 32_768) / 65_536
    return max(-limit, min(limit, rounded))
  }

  /// About normal around a mean, within bounds that lie around it.
  ///
  /// Both bounds are as far from the mean as the nearer one, so that cutting the tails does not move it.
  mutating func normal(mean: Int, deviation: Int, in bounds: ClosedRange<Int>) -> Int {
    let limit = max(0, min(mean - bounds.lowerBound, bounds.upperBound - mean))
    return mean + noise(deviation: deviation, limit: limit)
  }
}

/// Values with weights, which need not add up to anything.
struct WeightTable<Value: Sendable>: Sendable {
  private let first: Value
  private let rest: [(value: Value, weight: Int)]
  /// The sum of all weights.
  let total: Int

  init(_ first: Value, _ weight: Int, _ rest: KeyValuePairs<Value, Int> = [:]) {
    self.first = first
    self.rest = rest.map { ($0.key, $0.value) }
    total = rest.reduce(weight) { $0 + $1.value }
  }

  /// The value at a place between 0 and the total; each fills as many places as it weighs.
  func value(at place: Int) -> Value {
    var left = place
    for (value, weight) in rest {
      if left < weight { return value }
      left -= weight
    }
    return first
  }
}
