import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "An outbox that cannot be written ends the run, and what is on disk stays true", .takingTurns)
struct
  SendingFaultTests
{
  private let fixture = SendingFixture()
  private var start: UnixTime { MachineFixture.at(.zero).wall }
  private let full = OutboxError(.full, "the disk is full")

  @Test("with a full disk nothing more is begun, and nothing that was sent counts as unsent")
  func full() async throws {
    fixture.store.fill(1000, at: start)
    fixture.store.failExchanges { [full] number, _ in number > 5 ? full : nil }
    await #expect(throws: full) {
      try await fixture.run(fixture.sender { _, _ in .status(200) })
    }
    let sent = Set(fixture.requests.map(\.body))
    #expect(fixture.requests.allSatisfy { $0.state == .sending })
    for row in fixture.store.rows {
      let wasSent = sent.contains(String(decoding: row.item.body, as: UTF8.self))
      if wasSent { #expect([.delivered, .sending].contains(row.item.state)) }
      if row.item.state == .delivered { #expect(wasSent) }
    }
    // Nothing was told that is not on disk.
    #expect(fixture.steps.allSatisfy { fixture.store.state($0.item) == $0.state })
  }

  @Test(
    "where the disk has room again at the end, what was in flight is recorded and the rest given back"
  )
  func fullForAMoment() async throws {
    fixture.store.fill(100, at: start)
    fixture.store.failExchanges { [full] number, _ in number == 4 ? full : nil }
    await #expect(throws: full) {
      try await fixture.run(fixture.sender { _, _ in .status(200) })
    }
    #expect(fixture.store.count(.delivered) == fixture.requests.count)
    #expect(fixture.store.count(.pending) == 100 - fixture.requests.count)
    #expect(fixture.steps.count == fixture.requests.count)
  }

  @Test(
    "what was committed though an error was told is not sent, and counts as unsent",
    arguments: 2...9)
  func committedAfterAll(number: Int) async throws {
    fixture.store.fill(1000, at: start)
    fixture.store.loseAnswer(ofExchange: number, full)
    await #expect(throws: full) {
      try await fixture.run(fixture.sender { _, _ in .status(200) })
    }
    let sent = Set(fixture.requests.map(\.body))
    #expect(fixture.requests.count == sent.count)
    #expect(fixture.store.count(.delivered) == sent.count)
    for row in fixture.store.rows where row.item.state != .delivered {
      // What was claimed with the lost answer is with this sender until its end.
      #expect([.pending, .leased].contains(row.item.state))
      #expect(row.item.attempts == 0)
    }
  }

  @Test("what is full from the first claim on sends nothing")
  func fullAtOnce() async throws {
    fixture.store.fill(3, at: start)
    fixture.store.failExchanges { [full] _, _ in full }
    await #expect(throws: full) {
      try await fixture.run(fixture.sender { _, _ in .status(200) })
    }
    #expect(fixture.requests.isEmpty)
    #expect(fixture.store.count(.pending) == 3)
  }

  @Test("items that another sender has taken over are not sent")
  func takenOver() async throws {
    fixture.store.fill(5, at: start)
    let other = SenderIdentity(host: "there", process: 2, run: "b")
    let (store, start) = (fixture.store, start)
    let report = try await fixture.run(
      fixture.sender(
        policy: {
          var p = SendingPolicy(); p.concurrency = 1; return p
        }()
      ) {
        fixture, request in
        if fixture.requests.count == 1 {
          // Its leases are over, as after a suspension of the machine, and another sender has come.
          _ = try? await store.recover(at: start + .seconds(61)) { _ in false }
          _ = try? await store.exchange(
            [], claiming: 9, maximumBytes: 1000, under: SendingPolicy(), by: other,
            at: start + .seconds(61))
        }
        return .status(200)
      })
    #expect(report.end == .drained)
    #expect(fixture.requests.count == 1)
    // Not even the one that was sent is told: what follows from it is the other's to say.
    #expect(fixture.steps.isEmpty)
    #expect(fixture.store.rows.allSatisfy { $0.owner == other })
  }
}
