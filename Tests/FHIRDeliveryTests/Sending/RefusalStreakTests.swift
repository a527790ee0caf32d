import Testing

@testable import FHIRDelivery

@Suite("A server that refuses everything is not shown one item after the other")
struct RefusalStreakTests {
  private static let page = DeliveryOutcome.notApplied(
    DeliveryReason("http-404", "there is nothing at this URL"), retryAfter: nil)

  private func end(_ outcome: DeliveryOutcome, _ status: Int?) -> AttemptEnd {
    AttemptEnd(outcome: outcome, status: status)
  }

  @Test("what a proxy answers says nothing about the item", arguments: [400, 403, 404, 405, 410])
  func elsewhere(status: Int) {
    #expect(ServerSign(Self.page, status: status) == .elsewhere)
    #expect(ServerSign(.refused, status: status) == .works)
  }

  @Test("five such answers in a row end the run, one with a delivery between does not")
  func foreign() {
    var streak = RefusalStreak()
    for _ in 0..<4 { #expect(streak.note(end(Self.page, 404), of: 1) == nil) }
    #expect(streak.note(end(.delivered, 200), of: 2) == nil)
    for _ in 0..<4 { #expect(streak.note(end(Self.page, 404), of: 1) == nil) }
    let reason = streak.note(end(Self.page, 404), of: 1)
    #expect(reason?.code == "http-404" && reason?.needsChange == true)
    #expect(reason?.message.contains("there is nothing at this URL") == true)
    #expect(!streak.isWholesale)
  }

  @Test("twenty items refused alike end it, and are to wait again")
  func wholesale() {
    var streak = RefusalStreak()
    for id: Int64 in 1...19 { #expect(streak.note(end(.refused, 422), of: id) == nil) }
    #expect(streak.note(end(.refused, 422), of: 19) == nil)
    #expect(streak.note(end(.refused, 422), of: 20)?.needsChange == true)
    #expect(streak.isWholesale)
    // What was in flight beside the last one.
    _ = streak.note(end(.refused, 422), of: 21)
    #expect(streak.items == Array(1...21))
  }

  @Test("not where anything was delivered, or where they are refused for different reasons")
  func different() {
    var streak = RefusalStreak()
    _ = streak.note(end(.delivered, 200), of: 100)
    for id: Int64 in 1...50 { #expect(streak.note(end(.refused, 422), of: id) == nil) }
    streak = RefusalStreak()
    let other = DeliveryOutcome.rejected(DeliveryReason("http-400", "refused"))
    for id: Int64 in 1...50 {
      #expect(streak.note(end(id % 2 == 0 ? .refused : other, 422), of: id) == nil)
    }
  }

  @Test("what is answered by somebody else uses up no attempts")
  func history() {
    var history = AttemptHistory()
    for _ in 0..<99 {
      history.add(.elsewhere, isCertain: true, beganAt: UnixTime(milliseconds: 0))
    }
    #expect(history.count == 9)
    #expect(history.failsSince == nil)
  }

  @Test("a run whose items are all refused alike keeps them all")
  func run() async throws {
    let fixture = SendingFixture()
    fixture.store.fill(100, at: MachineFixture.at(.zero).wall)
    let report = try await fixture.run(fixture.sender { _, _ in .status(422) })
    guard case .needsChange(let reason) = report.end else {
      Issue.record("\(report.end)")
      return
    }
    #expect(reason.code == "http-422")
    #expect(report.status.counts == [.pending: 100])
    #expect(fixture.requests.count < 60)
    let reopened = fixture.events.compactMap { event in
      if case .reopened(let ids) = event { ids } else { nil }
    }.flatMap(\.self)
    #expect(Set(reopened) == Set(fixture.steps.map(\.item)))
  }

  @Test("a run that delivers keeps on, however many are refused")
  func someDelivered() async throws {
    let fixture = SendingFixture()
    fixture.store.fill(100, at: MachineFixture.at(.zero).wall)
    var policy = SendingPolicy()
    policy.concurrency = 1
    let report = try await fixture.run(
      fixture.sender(policy: policy) { _, request in
        .status(request.id == "item-3-1" ? 200 : 422)
      })
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 1, .rejected: 99])
  }
}
