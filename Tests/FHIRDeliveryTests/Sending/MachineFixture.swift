@testable import FHIRDelivery

/// A machine with what a test says of it in few words; its random delays are always the longest.
struct MachineFixture {
  var machine: DeliveryMachine
  private var attempts: [Int64: Int] = [:]

  init(_ change: (inout SendingPolicy) -> Void = { _ in }, expectsInput: Bool = false) {
    var policy = SendingPolicy()
    change(&policy)
    machine = DeliveryMachine(
      policy, expectsInput: expectsInput, at: Self.at(.zero), random: LongestDelays())
  }

  /// A moment of the run; its wall clock begins at 1000 s.
  static func at(_ elapsed: Duration) -> SendingTime {
    SendingTime(elapsed: elapsed, wall: UnixTime(milliseconds: 1_000_000) + elapsed)
  }

  mutating func next(_ elapsed: Duration = .zero) -> Turn { machine.next(at: Self.at(elapsed)) }

  /// A claim brings these items.
  mutating func claim(
    _ ids: ClosedRange<Int64>, due: Duration? = nil, at elapsed: Duration = .zero,
    change: (inout OutboxItem) -> Void = { _ in }
  ) {
    claim(Array(ids), due: due, at: elapsed, change: change)
  }

  /// A claim brings nothing, or something due later.
  mutating func claimNothing(
    due: Duration? = nil, othersHold: Bool = false, at elapsed: Duration = .zero
  ) {
    claim([], due: due, othersHold: othersHold, at: elapsed) { _ in }
  }

  private mutating func claim(
    _ ids: [Int64], due: Duration?, othersHold: Bool = false, at elapsed: Duration,
    change: (inout OutboxItem) -> Void
  ) {
    let items = ids.map { id in
      var item = OutboxItem(
        id: id, key: "k\(id)", body: [1], dueAt: Self.at(.zero).wall, queuedAt: Self.at(.zero).wall)
      change(&item)
      return item
    }
    machine.claimed(
      OutboxClaim(
        items: items, nextDue: due.map { Self.at($0).wall }, othersHold: othersHold,
        unsettledCount: items.count),
      at: Self.at(elapsed))
  }

  /// A request ends; the state that its item is in then.
  @discardableResult
  mutating func end(
    _ id: Int64, _ outcome: DeliveryOutcome, status: Int? = nil, at elapsed: Duration = .zero,
    duration: Duration = .seconds(1), history: AttemptHistory = AttemptHistory()
  ) -> OutboxTransition? {
    machine.ended(
      id, AttemptEnd(outcome: outcome, status: status, isComplete: true, duration: duration),
      history: history, at: Self.at(elapsed))?.transition
  }

  /// When an item that was put back is due, from the beginning of the run.
  static func due(_ transition: OutboxTransition?) -> Duration? {
    transition.map { $0.dueAt - at(.zero).wall }
  }
}

/// Makes every random delay as long as it can be.
struct LongestDelays: RandomNumberGenerator {
  mutating func next() -> UInt64 { .max }
}

extension DeliveryOutcome {
  static let refusedConnection = notApplied(
    DeliveryReason("transfer-connect", "no connection"), retryAfter: nil)
  static let noAnswer = unknown(DeliveryReason("transfer-empty-reply", "no answer"))
  static let failed = unknown(DeliveryReason("http-500", "the server failed"))
  static let conflict = notApplied(DeliveryReason("http-409", "conflict"), retryAfter: nil)
  static let refused = rejected(DeliveryReason("http-422", "refused"))
  static let unauthorized = notApplied(
    DeliveryReason("http-401", "unauthorized", needsChange: true), retryAfter: nil)

  static func busy(_ wait: Duration? = nil) -> Self {
    notApplied(DeliveryReason("http-429", "busy"), retryAfter: wait)
  }
}
