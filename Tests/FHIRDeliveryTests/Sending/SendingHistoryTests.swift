import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "Whatever a server and a disk do, nothing is lost and nothing is told that is not so",
  .takingTurns)
struct
  SendingHistoryTests
{
  /// A server that fails by the seed, and remembers what it has applied.
  private final class FaultyServer: Sendable {
    private struct Content {
      var random: SeededGenerator
      var applied: [String: Int] = [:]
      var inFlight: Set<String> = []
      var overlaps = 0
    }

    private let content: Mutex<Content>

    init(seed: UInt64) { content = Mutex(Content(random: SeededGenerator(seed: seed))) }

    var applied: [String: Int] { content.withLock { $0.applied } }
    var overlaps: Int { content.withLock { $0.overlaps } }

    func answer(_ request: SendingFixture.Request) async -> ScriptedAnswer {
      content.withLock { content in
        if !content.inFlight.insert(request.body).inserted { content.overlaps += 1 }
      }
      await Task.yield()
      return content.withLock { content in
        content.inFlight.remove(request.body)
        let isApplied: Bool
        let answer: ScriptedAnswer
        switch UInt.random(in: 0..<20, using: &content.random) {
        case 0: (isApplied, answer) = (false, .fails(.connect, .notStarted))
        case 1: (isApplied, answer) = (false, .status(429, headers: ["Retry-After": "2"]))
        case 2: (isApplied, answer) = (false, .status(503, headers: ["Retry-After": "1"]))
        case 3: (isApplied, answer) = (false, .status(409))
        case 4: (isApplied, answer) = (true, .fails(.emptyReply, .complete))
        case 5: (isApplied, answer) = (false, .fails(.receive, .complete))
        case 6: (isApplied, answer) = (true, .status(502))
        case 7: (isApplied, answer) = (false, .status(500))
        case 8: (isApplied, answer) = (true, .fails(.timeout, .complete))
        default: (isApplied, answer) = (true, .status(200))
        }
        if isApplied { content.applied[request.body, default: 0] += 1 }
        return answer
      }
    }
  }

  private func check(_ fixture: SendingFixture, _ server: FaultyServer, seed: UInt64) {
    let applied = server.applied
    for row in fixture.store.rows {
      let body = String(decoding: row.item.body, as: UTF8.self)
      switch row.item.state {
      case .delivered: #expect(applied[body] != nil, "seed \(seed): told and not there")
      case .pending:
        #expect(applied[body] == nil, "seed \(seed): there and counted as unsent")
      // Where not even giving back could be written, the lease ends.
      case .leased, .sending, .unknown, .rejected, .dead, .dropped: break
      }
    }
    #expect(server.overlaps == 0, "seed \(seed): sent twice at once")
  }

  @Test(
    "a server that fails in every way: all is delivered in the end",
    arguments: 0..<12 as Range<UInt64>)
  func faultyServer(seed: UInt64) async throws {
    let fixture = SendingFixture()
    let server = FaultyServer(seed: seed)
    fixture.store.fill(60, at: MachineFixture.at(.zero).wall) { entry in
      if entry.key.hasSuffix("7") { entry.partition = "p" }
    }
    var policy = SendingPolicy()
    policy.patience = .seconds(100_000)
    policy.maximumConflicts = 100
    policy.maximumAttempts = 100
    policy.concurrency = Int(seed % 6) + 1
    let report = try await fixture.run(
      fixture.sender(policy: policy) { _, request in await server.answer(request) })
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 60])
    #expect(Set(server.applied.keys).count == 60)
    check(fixture, server, seed: seed)
  }

  @Test("a disk that is full now and then, run after run", arguments: 0..<12 as Range<UInt64>)
  func faultyDisk(seed: UInt64) async throws {
    let fixture = SendingFixture()
    let server = FaultyServer(seed: seed)
    fixture.store.fill(60, at: MachineFixture.at(.zero).wall)
    let random = Mutex(SeededGenerator(seed: seed &+ 1000))
    var policy = SendingPolicy()
    policy.patience = .seconds(100_000)
    policy.maximumConflicts = 100
    policy.maximumAttempts = 100
    var runs = 0
    while fixture.store.count(.delivered) < 60, runs < 200 {
      runs += 1
      fixture.store.failExchanges { [isLast = runs > 20] _, _ in
        let fails = random.withLock { Int.random(in: 0..<12, using: &$0) } == 0
        return fails && !isLast ? OutboxError(.full, "the disk is full") : nil
      }
      let identity = SenderIdentity(host: "here", process: 1, run: "\(runs)")
      let sender = fixture.sender(policy: policy, identity: identity) { _, request in
        await server.answer(request)
      }
      do {
        _ = try await fixture.run(sender)
      } catch {
        #expect(error.code == .full)
      }
      check(fixture, server, seed: seed)
    }
    #expect(fixture.store.count(.delivered) == 60)
    #expect(fixture.steps.count { $0.state == .delivered } <= 60)
  }
}
