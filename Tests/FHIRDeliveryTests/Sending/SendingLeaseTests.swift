import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("What another machine may have taken over does not go out", .takingTurns)
struct
  SendingLeaseTests
{
  private let fixture = SendingFixture()
  private var start: UnixTime { MachineFixture.at(.zero).wall }

  /// How the machine stands still.
  enum Suspension: CaseIterable {
    case itsClockGoesOn, itsClockStandsStill

    func happen(to clock: SetClock, for duration: Duration) {
      switch self {
      case .itsClockGoesOn: clock.advance(by: duration)
      case .itsClockStandsStill: clock.pause(for: duration)
      }
    }
  }

  @Test("a lease allows what began on it until half of it is left", arguments: Suspension.allCases)
  func margin(suspension: Suspension) {
    let clock = SetClock()
    let lease = SendingLease(.seconds(60), clock)
    let term = lease.renew(from: clock.now(), wall: clock.wallClock)
    #expect(lease.allows(term))
    suspension.happen(to: clock, for: .seconds(30))
    #expect(lease.allows(term))
    suspension.happen(to: clock, for: .seconds(1))
    #expect(!lease.allows(term))
    // It was not over yet: what began on it is still here.
    #expect(lease.renew(from: clock.now(), wall: clock.wallClock) == term)
    #expect(lease.allows(term))
  }

  @Test(
    "renewing a lease that was over does not bring back what began on it",
    arguments: Suspension.allCases)
  func newTerm(suspension: Suspension) {
    let clock = SetClock()
    let lease = SendingLease(.seconds(60), clock)
    let former = lease.renew(from: clock.now(), wall: clock.wallClock)
    suspension.happen(to: clock, for: .seconds(61))
    let term = lease.renew(from: clock.now(), wall: clock.wallClock)
    #expect(!lease.allows(former))
    #expect(lease.allows(term))
  }

  /// Suspends the machine once an item has begun on disk and before its request goes out.
  private struct SuspendingDialect: DeliveryDialect {
    let inner: any DeliveryDialect
    let suspend: @Sendable (OutboxItem) -> Void

    func referencesToLocate(in item: OutboxItem) -> [String] { inner.referencesToLocate(in: item) }

    func request(
      for item: OutboxItem, locations: [String: String]
    ) throws(UnsendableItem) -> DialectRequest {
      suspend(item)
      return try inner.request(for: item, locations: locations)
    }

    func verdict(
      on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
    ) -> DialectVerdict { inner.verdict(on: response, to: request, of: item) }

    func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? { nil }

    func wasApplied(
      _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
    ) -> Bool? { nil }
  }

  private func once(_ body: @escaping @Sendable () -> Void) -> @Sendable () -> Void {
    let isDone = Atomic(false)
    return { if !isDone.exchange(true, ordering: .relaxed) { body() } }
  }

  @Test(
    "a machine that slept between the begin and the request sends nothing of it before it has asked the outbox again",
    arguments: Suspension.allCases)
  func asleep(suspension: Suspension) async throws {
    fixture.store.fill(1, at: start)
    let clock = fixture.clock
    let sleep = once { suspension.happen(to: clock, for: .seconds(120)) }
    let report = try await fixture.run(
      fixture.sender(dialect: SuspendingDialect(inner: PlainDialect()) { _ in sleep() }) { _, _ in
        .status(200)
      })
    #expect(report.status.counts == [.delivered: 1])
    #expect(fixture.requests.map(\.id) == ["item-1-1"])
    #expect(
      fixture.events.contains {
        if case .withdrew(item: 1, requestID: _) = $0 { true } else { false }
      })
  }

  @Test(
    "what another one has taken over meanwhile is not sent by this one",
    arguments: Suspension.allCases)
  func takenOver(suspension: Suspension) async throws {
    fixture.store.fill(1, at: start)
    let (store, clock) = (fixture.store, fixture.clock)
    let sleep = once {
      suspension.happen(to: clock, for: .seconds(120))
      store.takeOver(by: SenderIdentity(host: "there", process: 2, run: "b"))
    }
    _ = try await fixture.run(
      fixture.sender(dialect: SuspendingDialect(inner: PlainDialect()) { _ in sleep() }) { _, _ in
        .status(200)
      })
    #expect(fixture.requests.isEmpty)
    #expect(fixture.steps.isEmpty)
  }

  @Test("between two parts it keeps what is done and goes on with the rest")
  func parts() async throws {
    fixture.store.fill(1, at: start) { $0.body = Array("abc".utf8) }
    let clock = fixture.clock
    let sleep = once { clock.pause(for: .seconds(120)) }
    let dialect = SuspendingDialect(inner: BytewiseDialect()) { item in
      if item.doneEntries == [0] { sleep() }
    }
    let report = try await fixture.run(fixture.sender(dialect: dialect) { _, _ in .status(200) })
    #expect(report.status.counts == [.delivered: 1])
    #expect(fixture.requests.map { $0.body.prefix(1) } == ["a", "b", "c"])
    #expect(fixture.store.rows[0].attempts.map(\.reason?.code) == ["interrupted", nil])
  }
}
