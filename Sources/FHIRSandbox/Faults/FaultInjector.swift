import Synchronization

/// Decides what goes wrong with each request.
final class FaultInjector: Sendable {
  private struct Counts {
    /// How often each fault could have happened, and how often it has.
    var chances: [Int]
    var happened: [Int]
    /// The same for each request, by its fingerprint.
    var seen: [UInt64: Int] = [:]
    var happenedTo: [UInt64: [Int]] = [:]
  }

  private let plan: FaultPlan
  /// The faults with their places in the plan; what happens before a request is executed comes first.
  private let inOrder: [(Int, Fault)]
  private let counts: Mutex<Counts>

  init(_ plan: FaultPlan) {
    self.plan = plan
    inOrder = [Fault.Moment.before, .after].flatMap { moment in
      plan.faults.enumerated().filter { $0.element.moment == moment }.map {
        ($0.offset, $0.element)
      }
    }
    let none = Array(repeating: 0, count: plan.faults.count)
    counts = Mutex(Counts(chances: none, happened: none))
  }

  /// What happens to a request that comes now, in its order; what ends the exchange is the last.
  func faults(for request: RESTRequest) -> [Occurrence] {
    guard !plan.faults.isEmpty else { return [] }
    let fingerprint = Self.fingerprint(of: request)
    let path = request.path.joined(separator: "/")
    return counts.withLock { counts in
      let time = counts.seen[fingerprint, default: 0]
      counts.seen[fingerprint] = time + 1
      var occurrences: [Occurrence] = []
      for (index, fault) in inOrder
      where fault.method ?? request.method == request.method && path.hasPrefix(fault.path ?? "") {
        counts.chances[index] += 1
        var decisions = SeededSequence(
          plan.seed ^ fingerprint, UInt64(index) << 32 | UInt64(time & 0xFFFF_FFFF))
        let before = counts.happenedTo[fingerprint]?[index] ?? 0
        guard counts.chances[index] % fault.interval == 0,
          counts.happened[index] < fault.count ?? .max, before < fault.countPerRequest ?? .max,
          decisions.nextShare() < fault.probability
        else { continue }
        counts.happened[index] += 1
        if fault.countPerRequest != nil {
          let none = Array(repeating: 0, count: plan.faults.count)
          counts.happenedTo[fingerprint, default: none][index] = before + 1
        }
        occurrences.append(
          Occurrence(effect: fault.effect, moment: fault.moment, decisions: decisions))
        if fault.effect.endsExchange { break }
      }
      return occurrences
    }
  }

  /// A fault that happens now.
  struct Occurrence: Sendable {
    var effect: Fault.Effect
    var moment: Fault.Moment
    /// What else it has to decide.
    var decisions: SeededSequence
  }

  /// FNV-1a of what makes two requests the same.
  private static func fingerprint(of request: RESTRequest) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    add(request.method.utf8)
    for segment in request.path { add("/\(segment)".utf8) }
    for item in request.query.items { add("?\(item.raw)".utf8) }
    add(request.body)
    return hash
  }
}

/// Numbers that look like chance and are the same for the same seeds: SplitMix64.
struct SeededSequence: Sendable {
  private var state: UInt64

  init(_ seed: UInt64, _ stream: UInt64) {
    state = seed
    state = next() ^ stream
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// From 0 up to, but not including, 1.
  mutating func nextShare() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}
