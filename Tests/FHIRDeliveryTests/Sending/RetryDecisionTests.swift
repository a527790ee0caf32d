import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("What follows for an item is decided by what became of its attempts", .takingTurns)
struct
  RetryDecisionTests
{
  private func follow(
    _ outcome: DeliveryOutcome, status: Int? = nil, history: AttemptHistory = AttemptHistory(),
    policy: SendingPolicy = SendingPolicy(), after age: Duration = .zero,
    change: (inout OutboxItem) -> Void = { _ in }
  ) -> (transition: OutboxTransition, reason: DeliveryReason?) {
    let start = MachineFixture.at(.zero)
    var item = OutboxItem(id: 1, key: "k", body: [], dueAt: start.wall, queuedAt: start.wall)
    change(&item)
    let end = AttemptEnd(outcome: outcome, status: status, isComplete: true)
    var history = history
    history.add(end.sign, isCertain: outcome.kind == .notApplied, beganAt: (start + age).wall)
    var random = LongestDelays()
    return RetryDecision(policy).follow(
      end, of: item, history: history, at: start + age, resumesAt: nil, using: &random)
  }

  private var start: UnixTime { MachineFixture.at(.zero).wall }

  private func history(_ failures: Int) -> AttemptHistory {
    var history = AttemptHistory()
    for _ in 0..<failures { history.add(.fails, isCertain: false, beganAt: start) }
    return history
  }

  @Test("the limits of the delays double up to the cap; as a sequence they have no end")
  func delays() {
    let delays = RetryDelays(base: .milliseconds(500), cap: .seconds(300))
    #expect(
      Array(delays.prefix(12))
        == [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map { .seconds($0) })
    #expect(delays.limit(after: .max) == .seconds(300))
    #expect(delays.limit(after: .min) == .milliseconds(500))
    #expect(RetryDelays(base: .seconds(-1), cap: .seconds(9)).limit(after: 40) == .zero)
  }

  @Test("a delay is anything between nothing and its limit")
  func jitter() {
    var random = SystemRandomNumberGenerator()
    let delays = RetryDelays(base: .seconds(1), cap: .seconds(300))
    let some = (0..<1000).map { _ in delays.delay(after: 4, using: &random) }
    #expect(some.allSatisfy { $0 >= .zero && $0 <= .seconds(8) })
    #expect(some.contains { $0 < .seconds(2) } && some.contains { $0 > .seconds(6) })
  }

  @Test("the attempts that count are used up at the policy's number")
  func attempts() {
    let before = history(18)
    #expect(follow(.failed, status: 500, history: before).transition.state == .unknown)
    let last = history(19)
    let (transition, reason) = follow(.failed, status: 500, history: last) { $0.attempts = 19 }
    #expect(transition.state == .dead)
    #expect(reason?.code == "http-500")
    #expect(reason?.message == "the server failed; given up after 20 attempts")
  }

  @Test("attempts that an outage or a limiter has cost do not count, those without answer a tenth")
  func outage() {
    var history = AttemptHistory()
    for _ in 0..<1000 {
      history.add(.down, isCertain: true, beganAt: start)
      history.add(.throttles, isCertain: true, beganAt: start)
      history.add(.needsChange, isCertain: true, beganAt: start)
      history.add(.interrupted, isCertain: true, beganAt: start)
    }
    #expect(history.count == 0)
    for _ in 0..<198 { history.add(.down, isCertain: false, beganAt: start) }
    #expect(history.count == 19)
    #expect(follow(.refusedConnection, history: history).transition.state == .pending)
    #expect(follow(.noAnswer, history: history).transition.state == .unknown)
    history.add(.down, isCertain: false, beganAt: start)
    #expect(follow(.noAnswer, history: history).transition.state == .dead)
  }

  @Test("conflicts are bounded on their own, and 500 is one where nothing was applied")
  func conflicts() {
    let deadlock = DeliveryOutcome.notApplied(DeliveryReason("deadlock", ""), retryAfter: nil)
    var history = AttemptHistory()
    for _ in 0..<6 { history.add(.conflict, isCertain: true, beganAt: start) }
    let (transition, _) = follow(deadlock, status: 500, history: history)
    #expect(transition.state == .pending)
    #expect(MachineFixture.due(transition) == .seconds(32))
    history.add(.conflict, isCertain: true, beganAt: start)
    #expect(follow(.conflict, status: 409, history: history).transition.state == .dead)
    #expect(follow(.conflict, status: 409, history: history).reason?.code == "http-409")
  }

  @Test("an item that has failed for too long is dead by its next failure, and not before")
  func age() {
    let week = Duration.seconds(7 * 86_400)
    let failing = history(1)
    #expect(follow(.failed, status: 500, history: failing, after: week).transition.state == .dead)
    #expect(
      follow(.conflict, status: 409, history: failing, after: week).transition.state == .dead)
    #expect(follow(.delivered, history: failing, after: week).transition.state == .delivered)
    #expect(follow(.unauthorized, history: failing, after: week).transition.state == .pending)
    #expect(
      follow(.failed, status: 500, history: failing, after: week - .seconds(1)).transition.state
        == .unknown)
  }

  @Test(
    "no outage, no throttling and no wait in the queue makes an item too old",
    arguments: [
      (.busy(), 429, .pending), (.busy(.seconds(1)), 503, .pending),
      (.refusedConnection, nil, .pending), (.noAnswer, nil, .unknown), (.failed, 500, .unknown),
      (.conflict, 409, .pending),
    ] as [(DeliveryOutcome, Int?, OutboxState)])
  func outageAndAge(outcome: DeliveryOutcome, status: Int?, state: OutboxState) {
    var history = AttemptHistory()
    for _ in 0..<30 {
      history.add(.down, isCertain: false, beganAt: start)
      history.add(.throttles, isCertain: true, beganAt: start)
    }
    // By a clock that was decades behind when it was queued too.
    let (transition, _) = follow(
      outcome, status: status, history: history, after: .seconds(30 * 366 * 86_400))
    #expect(transition.state == state)
  }

  @Test("what failed of its own is not given up by an outage that comes on top")
  func outageAfterFailures() {
    let week = Duration.seconds(7 * 86_400)
    let before = history(19)
    #expect(follow(.busy(), status: 429, history: before, after: week).transition.state == .pending)
    #expect(follow(.refusedConnection, history: before, after: week).transition.state == .pending)
  }

  @Test("what is done of an item and where it was put go along")
  func progress() {
    let start = MachineFixture.at(.zero)
    let item = OutboxItem(id: 1, key: "k", body: [], dueAt: start.wall, queuedAt: start.wall)
    let end = AttemptEnd(
      outcome: .busy(), status: 200, doneEntries: [0, 2], locations: ["Patient/a": "Patient/7"])
    var random = LongestDelays()
    let (transition, _) = RetryDecision(SendingPolicy()).follow(
      end, of: item, history: AttemptHistory(), at: start, resumesAt: .seconds(3), using: &random)
    #expect(transition.state == .pending)
    #expect(MachineFixture.due(transition) == .seconds(3))
    #expect(transition.doneEntries == [0, 2])
    #expect(transition.locations == ["Patient/a": "Patient/7"])
  }

  @Test(
    "what an attempt says of the server",
    arguments: [
      (.delivered, 200, .works), (.refused, 422, .works), (.unauthorized, 401, .needsChange),
      (.refusedConnection, nil, .down), (.noAnswer, nil, .down), (.busy(), 429, .throttles),
      (.conflict, 409, .conflict), (.failed, 500, .fails),
      (.unknown(DeliveryReason("http-502", "")), 502, .down),
      (.notApplied(DeliveryReason("entry-429", ""), retryAfter: nil), 200, .throttles),
      (.notApplied(DeliveryReason("entry-409", ""), retryAfter: nil), 200, .conflict),
      (.notApplied(DeliveryReason("entry-", ""), retryAfter: nil), 200, .fails),
      (.unknown(DeliveryReason("http-504", "")), 504, .down),
      (.unknown(DeliveryReason("transfer-partial", "")), 200, .fails),
      (.unknown(DeliveryReason("transfer-cancelled", "")), nil, .interrupted),
      (.notApplied(DeliveryReason("token-unreachable", ""), retryAfter: nil), nil, .down),
    ] as [(DeliveryOutcome, Int?, ServerSign)])
  func signs(outcome: DeliveryOutcome, status: Int?, sign: ServerSign) {
    #expect(ServerSign(outcome, status: status) == sign)
    // The log of attempts says the same.
    let attempt = OutboxAttempt(
      beganAt: UnixTime(milliseconds: 0), duration: .zero, outcome: outcome.kind,
      reason: outcome.reason, status: status, requestID: "item-1-1")
    #expect(ServerSign(attempt) == sign)
  }
}
