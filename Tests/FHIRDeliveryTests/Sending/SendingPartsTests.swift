import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("An item of several requests goes part by part, and keeps what is done", .takingTurns)
struct
  SendingPartsTests
{
  private let fixture = SendingFixture()
  private var start: UnixTime { MachineFixture.at(.zero).wall }

  @Test("one part after the other, with what the earlier ones have said")
  func parts() async throws {
    fixture.store.fill(1, at: start) { $0.body = Array("abc".utf8) }
    let report = try await fixture.run(
      fixture.sender(dialect: BytewiseDialect()) { _, _ in .status(200) })
    #expect(report.status.counts == [.delivered: 1])
    #expect(fixture.requests.map(\.body) == ["a", "b@Patient/7", "c@Patient/7"])
    #expect(fixture.requests.map(\.id) == ["item-1-1", "item-1-1.2", "item-1-1.3"])
    #expect(fixture.steps.map(\.requestID) == ["item-1-1"])
    #expect(report.statistics.total == 1)
    #expect(report.statistics.requests == 3)
    #expect(report.statistics.statuses == [200: 3])
    #expect(fixture.store.rows[0].item.doneEntries == [0, 1, 2])
    #expect(try await fixture.store.locations(of: ["Patient/a"]) == ["Patient/a": "Patient/7"])
  }

  @Test("after a refusal only the rest is sent, when the server asked for")
  func resumes() async throws {
    fixture.store.fill(1, at: start) { $0.body = Array("abc".utf8) }
    let report = try await fixture.run(
      fixture.sender(dialect: BytewiseDialect()) { fixture, request in
        fixture.requests.count == 2 ? .status(429, headers: ["Retry-After": "7"]) : .status(200)
      })
    #expect(report.status.counts == [.delivered: 1])
    #expect(fixture.requests.map(\.id) == ["item-1-1", "item-1-1.2", "item-1-2", "item-1-2.2"])
    #expect(
      fixture.requests.map(\.body) == ["a", "b@Patient/7", "b@Patient/7", "c@Patient/7"])
    #expect(fixture.requests.last.map(\.at) ?? .zero >= .seconds(7))
  }

  @Test("a stop between two parts keeps what is done")
  func stop() async throws {
    fixture.store.fill(1, at: start) { $0.body = Array("abcdef".utf8) }
    let stop = Mutex<(@Sendable () -> Void)?>(nil)
    let sender = fixture.sender(dialect: BytewiseDialect()) { fixture, _ in
      if fixture.requests.count == 3 { stop.withLock { $0?() } }
      return .status(200)
    }
    stop.withLock { $0 = { sender.stop() } }
    let report = try await fixture.run(sender)
    stop.withLock { $0 = nil }
    #expect(report.end == .stopped)
    #expect(report.status.counts == [.pending: 1])
    #expect(fixture.store.rows[0].item.doneEntries == [0, 1, 2])
    #expect(fixture.store.rows[0].attempts.map(\.reason?.code) == ["interrupted"])
  }

  @Test("an answer that says that all is well without any progress is not believed for ever")
  func noProgress() async throws {
    struct Forgetful: DeliveryDialect {
      let inner = BytewiseDialect()

      func referencesToLocate(in item: OutboxItem) -> [String] { [] }

      func request(
        for item: OutboxItem, locations: [String: String]
      ) throws(UnsendableItem) -> DialectRequest { try inner.request(for: item, locations: [:]) }

      func verdict(
        on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
      ) -> DialectVerdict { DialectVerdict(.delivered, isComplete: false) }

      func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? { nil }

      func wasApplied(
        _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
      ) -> Bool? { nil }
    }
    fixture.store.fill(1, at: start)
    let report = try await fixture.run(
      fixture.sender(dialect: Forgetful()) { _, _ in .status(200) })
    #expect(report.status.counts == [.unknown: 1])
    #expect(fixture.store.rows[0].item.reason?.code == "no-progress")
    #expect(fixture.requests.count < 20)
  }
}
