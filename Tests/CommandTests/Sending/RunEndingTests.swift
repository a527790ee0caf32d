import FHIRDelivery
import TestSupport
import Testing

@testable import kypho

/// What a run of sending ends the program with.
@Suite(.takingTurns) struct RunEndingTests {
  private static let busy = DeliveryReason("http-503", "the server is not available for now")
  private static let gone = DeliveryReason("transfer-connect", "nobody answers")

  private func tally(_ states: OutboxState..., answered: Bool = true) -> SendingTally {
    var tally = SendingTally()
    for state in states {
      tally.add(.ended(.step(state)), at: .now)
      tally.statistics.add(.result(state, answered: answered))
    }
    return tally
  }

  @Test func allDeliveredIsClean() {
    let queue = OutboxStatus(counts: [.delivered: 3])

    #expect(RunEnding.status(.drained, tally: tally(.delivered), queue: queue) == .clean)
  }

  @Test(arguments: [OutboxState.rejected, .dead])
  func whatWasRefusedIsAFinding(state: OutboxState) {
    let queue = OutboxStatus(counts: [state: 1])

    #expect(RunEnding.status(.drained, tally: tally(state), queue: queue) == .findings)
  }

  @Test func whatWasRefusedInAnEarlierRunIsNoNews() {
    let queue = OutboxStatus(counts: [.rejected: 1])

    #expect(RunEnding.status(.drained, tally: tally(.delivered), queue: queue) == .clean)
  }

  @Test func whatWaitsForARefusedItemIsAFindingAndWhatIsUnknownIsKept() {
    let blocked = OutboxStatus(counts: [.pending: 2], blockedCount: 2)
    let unknown = OutboxStatus(counts: [.unknown: 1])

    #expect(RunEnding.status(.drained, tally: tally(), queue: blocked) == .findings)
    #expect(RunEnding.status(.drained, tally: tally(), queue: unknown) == .temporary)
  }

  @Test func aServerThatNeverAnsweredIsUnavailableAndOneThatDidIsTriedAgain() {
    let queue = OutboxStatus(counts: [.pending: 2])
    let patience = SendingReport.End.outOfPatience(Self.gone)

    #expect(
      RunEnding.status(patience, tally: tally(.pending, answered: false), queue: queue)
        == .unavailable)
    #expect(
      RunEnding.status(.outOfPatience(Self.busy), tally: tally(.pending), queue: queue)
        == .temporary)
    #expect(
      RunEnding.status(
        patience, tally: tally(.unknown, answered: false), queue: queue) == .temporary)
  }

  @Test func aServerThatSaidWhatItCanWasThere() {
    let queue = OutboxStatus(counts: [.pending: 2])
    let end = SendingReport.End.outOfPatience(Self.gone)

    #expect(
      RunEnding.status(
        end, tally: tally(.pending, answered: false), queue: queue, hasStatement: true)
        == .temporary)
  }

  @Test func whatAnotherProcessDidIsToldWhereItWasQueued() {
    let refused = OutboxItem(
      id: 2, key: "E-2", body: [], state: .rejected, dueAt: .now, queuedAt: .now)
    let kept = OutboxItem(id: 3, key: "E-3", body: [], dueAt: .now, queuedAt: .now)
    let delivered = OutboxItem(
      id: 4, key: "E-4", body: [], state: .delivered, dueAt: .now, queuedAt: .now)
    func result(_ items: OutboxItem..., end: SendingReport.End?) -> OutboxRun.Result {
      var result = OutboxRun.Result(end: end, tally: SendingTally(), status: OutboxStatus())
      for item in items { result.others.add(item) }
      return result
    }

    #expect(result(refused, delivered, end: .drained).exitStatus == .findings)
    #expect(result(refused, delivered, end: .drained).refused == [2])
    #expect(result(refused, end: nil).exitStatus == .findings)
    #expect(result(delivered, end: nil).exitStatus == .clean)
    #expect(result(delivered, kept, end: nil).exitStatus == .temporary)
    #expect(result(end: nil).exitStatus == .temporary)
    #expect(result(delivered, refused, end: nil).others.words == "1 delivered, 1 rejected")
  }

  @Test func whereNothingWasDueNobodyWasMissing() {
    let queue = OutboxStatus(counts: [.pending: 2], waitingCount: 2)
    let end = SendingReport.End.outOfPatience(DeliveryReason("not-due", "nothing is due"))

    #expect(RunEnding.status(end, tally: SendingTally(), queue: queue) == .temporary)
  }

  @Test func whoeverStopsItRunsItAgain() {
    let queue = OutboxStatus(counts: [.pending: 2])

    #expect(RunEnding.status(.stopped, tally: tally(.delivered), queue: queue) == .temporary)
  }

  @Test func whatEndsWithoutAnAttemptEndsInThisRun() {
    let item = OutboxItem(
      id: 7, key: "a", body: [], state: .dead, dueAt: .now, queuedAt: .now,
      reason: DeliveryReason("prerequisite-failed", "what it builds on was refused or given up"))
    var tally = tally(.rejected)
    tally.add(.gaveUp(item), at: .now)

    #expect(tally[.dead] == 1)
    #expect(tally.refused == [1, 7])
  }

  @Test func whatWaitsAgainWasNotRefused() {
    var tally = tally(.rejected, .delivered)
    tally.add(.reopened([1]), at: .now)

    #expect(tally[.rejected] == 0)
    #expect(tally.refused.isEmpty)
  }

  @Test(arguments: [
    ("http-401", kypho.ExitStatus.refused), ("auth-refused", .refused),
    ("http-403", .refused), ("http-422", .refused), ("entry-400", .refused),
    ("http-404", .configuration), ("http-405", .configuration), ("auth-setting", .configuration),
    ("transfer-certificate", .configuration),
  ])
  func aRefusalOfEverythingIsToldFromAWrongSetting(code: String, expected: kypho.ExitStatus) {
    let end = SendingReport.End.needsChange(DeliveryReason(code, "", needsChange: true))
    let queue = OutboxStatus(counts: [.pending: 2])

    #expect(RunEnding.status(end, tally: tally(.pending), queue: queue) == expected)
  }
}

extension SendingStep {
  /// A step that leaves item 1 in a state.
  static func step(_ state: OutboxState, item: Int64 = 1) -> SendingStep {
    let result = DeliveryResult.result(state)
    return SendingStep(
      item: item, key: "E-1", place: "records.ndjson:1", isShared: false, outcome: result.outcome,
      status: result.status, state: state, retryAfter: nil, requestID: "item-1-1")
  }
}

extension DeliveryResult {
  /// The result of a request after which its item is in a state.
  static func result(_ state: OutboxState, answered: Bool = true) -> DeliveryResult {
    let reason = DeliveryReason("http-503", "the server is not available for now")
    let outcome: DeliveryOutcome =
      switch state {
      case .delivered: .delivered
      case .rejected, .dead: .rejected(reason)
      case .unknown: .unknown(reason)
      default: .notApplied(reason, retryAfter: nil)
      }
    let response = HTTPResponse(status: state == .delivered ? 200 : 503)
    return DeliveryResult(id: "item-1-1", outcome: outcome, response: answered ? response : nil)
  }
}
