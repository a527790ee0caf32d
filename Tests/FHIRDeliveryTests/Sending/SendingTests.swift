import Logging
import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "What is in an outbox is sent once, and what became of it is on disk before it is told",
  .takingTurns)
struct SendingTests {
  private let fixture = SendingFixture()
  private var start: UnixTime { MachineFixture.at(.zero).wall }

  @Test("everything is delivered, each once, begun on disk before it is sent")
  func delivers() async throws {
    fixture.store.fill(100, at: start)
    let isOnDisk = Mutex(true)
    let report = try await fixture.run(fixture.sender { _, _ in .status(200) }) { [fixture] event in
      if case .ended(let step) = event, fixture.store.state(step.item) != step.state {
        isOnDisk.withLock { $0 = false }
      }
    }
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 100])
    #expect(report.statistics[.delivered] == 100)
    #expect(report.statistics.retries == 0)
    #expect(Set(fixture.requests.map(\.id)) == Set((1...100).map { "item-\($0)-1" }))
    #expect(fixture.requests.count == 100)
    #expect(fixture.requests.allSatisfy { $0.state == .sending })
    #expect(isOnDisk.withLock { $0 })
    #expect(fixture.steps.count == 100)
  }

  @Test("every attempt is told first when it begins and then when it ends")
  func events() async throws {
    fixture.store.fill(20, at: start)
    _ = try await fixture.run(fixture.sender { _, _ in .status(200) })
    var begun: Set<Int64> = []
    for event in fixture.events {
      switch event {
      case .began(let item, _): #expect(begun.insert(item).inserted)
      case .ended(let step): #expect(begun.remove(step.item) != nil)
      case .gaveUp, .withdrew, .waits, .reopened, .recovered: Issue.record("\(event)")
      }
    }
    #expect(begun.isEmpty)
  }

  @Test("items of one partition go one after the other; shared ones before all")
  func order() async throws {
    fixture.store.fill(12, at: start) { $0.partition = "p" }
    fixture.store.fill(1, at: start) {
      $0.key = "directory"; $0.isShared = true
    }
    _ = try await fixture.run(fixture.sender { _, _ in .status(200) })
    let begun = fixture.events.compactMap { event in
      if case .began(let item, _) = event { item } else { nil }
    }
    #expect(begun == [13] + Array(1...12))
    let sent = fixture.requests.map(\.id).filter { $0 != "item-13-1" }
    #expect(sent == (1...12).map { "item-\($0)-1" })
  }

  @Test("behind a limiter with Retry-After everything arrives, and no wait is cut short")
  func limiter() async throws {
    fixture.store.fill(60, at: start)
    let window = Mutex((second: Int64(-1), count: 0))
    let report = try await fixture.run(
      fixture.sender { _, request in
        window.withLock { window in
          let second = request.at.components.seconds
          if second != window.second { window = (second, 0) }
          window.count += 1
          return window.count > 5 ? .status(429, headers: ["Retry-After": "1"]) : .status(200)
        }
      })
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 60])
    #expect(report.statistics.waits[.serverAsked] ?? .zero >= .seconds(11))
    #expect(report.statistics.statuses[200] == 60)
    #expect(report.statistics.retries == report.statistics.statuses[429])
  }

  @Test(
    "however often the server asks for time, nothing is given up for it", arguments: [429, 503])
  func throttled(status: Int) async throws {
    fixture.store.fill(1, at: start)
    var policy = SendingPolicy()
    policy.patience = .seconds(100_000)
    let report = try await fixture.run(
      fixture.sender(policy: policy) { fixture, _ in
        fixture.requests.count <= 60 ? .status(status, headers: ["Retry-After": "1"]) : .status(200)
      })
    #expect(fixture.requests.count == 61)
    #expect(fixture.steps.dropLast().allSatisfy { $0.state == .pending })
    #expect(report.status.counts == [.delivered: 1])
  }

  @Test("an outage of weeks gives nothing up, whatever the outage looks like")
  func longOutage() async throws {
    fixture.store.fill(6, at: start)
    fixture.clock.advance(by: .seconds(30 * 86_400))
    var policy = SendingPolicy()
    policy.patience = .seconds(100_000)
    let report = try await fixture.run(
      fixture.sender(policy: policy) { fixture, _ in
        switch fixture.requests.count {
        case ..<5: .status(503, headers: ["Retry-After": "1"])
        case ..<10: .fails(.connect, .notStarted)
        case ..<15: .status(429)
        case ..<20: .status(504)
        default: .status(200)
        }
      })
    #expect(report.status.counts == [.delivered: 6])
  }

  @Test("a server that is down for a while costs a few requests, and nothing is lost")
  func outage() async throws {
    fixture.store.fill(200, at: start)
    let seen = Mutex(0)
    let report = try await fixture.run(
      fixture.sender { [clock = fixture.clock] _, request in
        let count = seen.withLock { seen in
          seen += 1
          return seen
        }
        let isDown = count > 50 && clock.now().elapsed < .milliseconds(1500)
        return isDown ? .fails(.connect, .notStarted) : .status(200)
      })
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 200])
    #expect(report.statistics[.notApplied] < 20)
    #expect(fixture.waits.contains(.circuitOpen))
  }

  @Test("without any success the run ends by its patience, and everything is kept")
  func patience() async throws {
    fixture.store.fill(50, at: start)
    let report = try await fixture.run(
      fixture.sender { _, _ in .fails(.connect, .notStarted) })
    guard case .outOfPatience(let reason) = report.end else {
      Issue.record("\(report.end)")
      return
    }
    #expect(reason.code == "transfer-connect")
    #expect(report.status.counts == [.pending: 50])
    #expect(fixture.clock.now().elapsed <= .seconds(30))
    #expect(fixture.store.rows.allSatisfy { $0.owner == nil })
  }

  @Test("a setting that must change ends the run at once, and everything is kept")
  func needsChange() async throws {
    fixture.store.fill(50, at: start)
    let report = try await fixture.run(fixture.sender { _, _ in .status(401) })
    guard case .needsChange(let reason) = report.end else {
      Issue.record("\(report.end)")
      return
    }
    #expect(reason.code == "http-401")
    #expect(report.status.counts == [.pending: 50])
    #expect(fixture.requests.count <= 4)
  }

  @Test("a stop finishes what is in flight and gives back the rest")
  func stop() async throws {
    fixture.store.fill(50, at: start)
    let sender = fixture.sender { _, _ in
      try? await Task.sleep(for: .milliseconds(20))
      return .status(200)
    }
    let report = try await fixture.run(sender) { event in
      if case .ended(let step) = event, step.item == 4 { sender.stop() }
    }
    #expect(report.end == .stopped)
    let delivered = fixture.store.count(.delivered)
    #expect(delivered == fixture.requests.count)
    #expect(delivered < 20)
    #expect(fixture.store.count(.pending) == 50 - delivered)
  }

  @Test("a cancelled task ends the requests, and what became of them is recorded")
  func cancellation() async throws {
    fixture.store.fill(10, at: start)
    let sender = fixture.sender { _, _ in
      try? await Task.sleep(for: .seconds(600))
      return .fails(.cancelled, .complete)
    }
    let fixture = fixture
    let task = Task { try await fixture.run(sender) }
    while fixture.requests.count < 4 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    let report = try await task.value
    #expect(report.end == .stopped)
    #expect(fixture.store.count(.unknown) == 4)
    #expect(fixture.store.count(.pending) == 6)
  }

  @Test("what a sender that died has begun is unknown, and is sent again")
  func crash() async throws {
    fixture.store.fill(3, at: start)
    let dead = SenderIdentity(host: "here", process: Int32.max, run: "b")
    let claim = try await fixture.store.exchange(
      [], claiming: 2, maximumBytes: 1000, under: SendingPolicy(), by: dead, at: start)
    _ = try await fixture.store.exchange(
      [.begin(1)], claiming: 0, maximumBytes: 0, under: SendingPolicy(), by: dead, at: start)
    #expect(claim.items.map(\.id) == [1, 2])
    let report = try await fixture.run(fixture.sender { _, _ in .status(200) })
    #expect(report.status.counts == [.delivered: 3])
    #expect(report.statistics.retries == 1)
    #expect(fixture.requests.map(\.id).sorted() == ["item-1-2", "item-2-1", "item-3-1"])
    #expect(
      fixture.events.contains { if case .recovered(2) = $0 { true } else { false } })
  }

  @Test("two senders on one outbox send nothing twice")
  func twoSenders() async throws {
    fixture.store.fill(200, at: start)
    let server: SendingFixture.Server = { _, _ in
      try? await Task.sleep(for: .milliseconds(1))
      return .status(200)
    }
    let one = fixture.sender(server: server)
    let two = fixture.sender(
      identity: SenderIdentity(host: "there", process: 1, run: "c"), server: server)
    let fixture = fixture
    async let first = fixture.run(one)
    async let second = fixture.run(two)
    _ = try await (first, second)
    #expect(fixture.store.count(.delivered) == 200)
    #expect(fixture.requests.count == 200)
  }

  @Test("an item that can never be sent is dead, and the others go")
  func unsendable() async throws {
    fixture.store.fill(3, at: start) { entry in
      if entry.key == "k2" { entry.body = Array("unsendable".utf8) }
    }
    let report = try await fixture.run(fixture.sender { _, _ in .status(200) })
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 2, .dead: 1])
    #expect(fixture.store.rows[1].item.reason?.code == "too-large")
    #expect(fixture.requests.count == 2)
  }

  @Test("an item that always fails is dead after its attempts, those counted that are its own")
  func dead() async throws {
    fixture.store.fill(1, at: start)
    var policy = SendingPolicy()
    policy.patience = .seconds(100_000)
    policy.maximumAttempts = 5
    let report = try await fixture.run(
      fixture.sender(policy: policy) { fixture, _ in
        fixture.requests.count % 2 == 0
          ? .status(429, headers: ["Retry-After": "1"]) : .status(500)
      })
    #expect(report.status.counts == [.dead: 1])
    #expect(report.statistics.statuses == [500: 5, 429: 4])
    #expect(
      fixture.store.rows[0].item.reason?.message.hasSuffix("given up after 9 attempts") == true)
  }

  @Test("entries that come later are sent when the sender is woken")
  func input() async throws {
    fixture.store.fill(2, at: start)
    let sender = fixture.sender(expectsInput: true) { _, _ in .status(200) }
    let (fixture, start) = (fixture, start)
    let task = Task { try await fixture.run(sender) }
    while fixture.steps.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
    fixture.store.fill(3, at: start) { $0.key += "b" }
    sender.wake()
    sender.endInput()
    let report = try await task.value
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 5])
  }

  @Test("a request that takes long keeps its lease")
  func heartbeat() async throws {
    fixture.store.fill(1, at: start)
    let report = try await fixture.run(
      fixture.sender { fixture, _ in
        for _ in 0..<8 {
          let exchanges = fixture.store.exchanges
          fixture.clock.advance(by: .seconds(20))
          while fixture.store.exchanges == exchanges {
            try? await Task.sleep(for: .milliseconds(1))
          }
          let count = try? await fixture.store.recover(at: fixture.clock.now().wall) { _ in false }
          if count != 0 { return .status(500) }
        }
        return .status(200)
      })
    #expect(report.status.counts == [.delivered: 1])
  }

  @Test("while it sends it says how many requests are out; what is begun ahead is none of them")
  func inFlight() async throws {
    fixture.store.fill(40, at: start)
    var policy = SendingPolicy()
    policy.concurrency = 2
    let sending = Mutex<OutboxSender?>(nil)
    let seen = Mutex<[Int]>([])
    let sender = fixture.sender(policy: policy) { _, _ in
      if let sender = sending.withLock({ $0 }) {
        seen.withLock { $0.append(sender.requestsInFlight) }
      }
      return .status(200)
    }
    sending.withLock { $0 = sender }
    let report = try await fixture.run(sender)
    sending.withLock { $0 = nil }
    #expect(seen.withLock { $0 }.allSatisfy { 1...2 ~= $0 })
    #expect(sender.requestsInFlight == 0)
    #expect(sender.statistics == report.statistics)
    #expect(sender.statistics.requests == 40)
  }

  @Test("the log has numbers and outcomes, and neither key nor body nor answer")
  func log() async throws {
    fixture.store.fill(3, at: start) {
      $0.body = Array("Secret, Anna".utf8); $0.key = "Anna"
    }
    let lines = Mutex<[String]>([])
    var log = Logger(label: "test") { _ in
      LineHandler { line in lines.withLock { $0.append(line) } }
    }
    log.logLevel = .trace
    _ = try await fixture.run(
      fixture.sender(log: log) { _, request in
        request.id == "item-2-1" ? .status(422) : .status(200)
      })
    let written = lines.withLock { $0 }
    #expect(written.count { $0.contains("attempt ended") } == 3)
    #expect(
      written.contains {
        $0.contains("request-id=item-2-1") && $0.contains("status=422")
          && $0.contains("outcome=rejected") && $0.contains("item=2")
          && $0.contains("reason=http-422") && $0.contains("milliseconds=")
      })
    #expect(!written.contains { $0.contains("Anna") || $0.contains("Secret") })
  }
}

/// Makes a line of a message and its metadata.
private struct LineHandler: LogHandler {
  let write: @Sendable (String) -> Void
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.trace

  init(write: @escaping @Sendable (String) -> Void) { self.write = write }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
    write("\(event.message) " + pairs.joined(separator: " "))
  }
}
