import FHIRDelivery
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("An outbox on disk is sent to a server over HTTP", .takingTurns) struct SendingOverHTTPTests
{
  private struct Place: ~Copyable {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "sending-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    var outbox: String { folder.appending(path: "outbox.sqlite").path }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  private func fill(_ store: SQLiteOutbox, _ count: Int) async throws {
    let entries = (1...count).map { number in
      OutboxEntry(
        key: "k\(number)", body: Array("body-\(number)".utf8),
        contentDigest: [UInt8](repeating: UInt8(number & 255), count: 32))
    }
    _ = try await store.add(entries, resending: false, at: now)
  }

  private var now: UnixTime {
    UnixTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  private func send(
    _ store: SQLiteOutbox, to server: ScriptedServer,
    policy: SendingPolicy = {
      var policy = SendingPolicy()
      policy.baseDelay = .milliseconds(20)
      policy.maximumDelay = .milliseconds(100)
      return policy
    }()
  ) async throws -> SendingReport {
    let client = HTTPClient()
    let sender = OutboxSender(
      store: store, endpoint: DeliveryEndpoint(client: client, server: try ServerURL(server.url)),
      dialect: PlainDialect(), identity: SenderIdentity(host: "here", process: 1, run: "a"),
      policy: policy)
    let report = try await sender.run { _ in }
    await client.shutDown()
    return report
  }

  @Test("everything arrives once, and its answer is in the log of attempts")
  func delivers() async throws {
    let server = try ScriptedServer { connection in
      while true {
        connection.commit(try connection.read())
        try connection.answer()
      }
    }
    let place = try Place()
    let store = try SQLiteOutbox.open(path: place.outbox, mode: .writing)
    try await fill(store, 300)
    let report = try await send(store, to: server)
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 300])
    #expect(
      Set(server.committed.map { String(decoding: $0.body, as: UTF8.self) })
        == Set((1...300).map { "body-\($0)" }))
    #expect(server.commits == 300)
    #expect(server.connections <= 4)
    let attempts = try await store.attempts(of: 17)
    #expect(attempts.map(\.requestID) == ["item-17-1"])
    #expect(attempts.map(\.status) == [200])
    try store.close()
  }

  @Test("a refusal with a time in milliseconds is followed by the same bytes, later")
  func throttled() async throws {
    let refusals = Mutex(0)
    let server = try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        let isRefused = refusals.withLock { refusals in
          refusals += 1
          return refusals % 5 == 0
        }
        if isRefused {
          try connection.answer(429, headers: "x-ms-retry-after-ms: 5\r\n")
        } else {
          connection.commit(request)
          try connection.answer()
        }
      }
    }
    let place = try Place()
    let store = try SQLiteOutbox.open(path: place.outbox, mode: .writing)
    try await fill(store, 60)
    let report = try await send(store, to: server)
    #expect(report.status.counts == [.delivered: 60])
    #expect(server.commits == 60)
    #expect(report.statistics.statuses[429] ?? 0 > 10)
    try store.close()
  }

  @Test("where every first answer is cut, everything is sent again and nothing is lost")
  func cutAnswers() async throws {
    let seen = Mutex<Set<[UInt8]>>([])
    let server = try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        connection.commit(request)
        if seen.withLock({ $0.insert(request.body).inserted }) {
          try connection.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\ncut")
          return
        }
        try connection.answer()
      }
    }
    let place = try Place()
    let store = try SQLiteOutbox.open(path: place.outbox, mode: .writing)
    try await fill(store, 40)
    let report = try await send(store, to: server)
    #expect(report.status.counts == [.delivered: 40])
    #expect(server.commits == 80)
    #expect(report.statistics[.unknown] == 40)
    #expect(report.statistics.retries == 40)
    try store.close()
  }

  @Test("a server that is gone in the middle and back later loses nothing")
  func outage() async throws {
    let count = Mutex(0)
    let server = try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        let number = count.withLock { count in
          count += 1
          return count
        }
        // As one that is killed: some requests take effect, and none of them is answered.
        if (30..<45).contains(number) {
          if number % 2 == 0 { connection.commit(request) }
          connection.reset()
          return
        }
        connection.commit(request)
        try connection.answer()
      }
    }
    let place = try Place()
    let store = try SQLiteOutbox.open(path: place.outbox, mode: .writing)
    try await fill(store, 150)
    let report = try await send(store, to: server)
    #expect(report.end == .drained)
    #expect(report.status.counts == [.delivered: 150])
    #expect(Set(server.committed.map(\.body)).count == 150)
    #expect(report.statistics.waits[.circuitOpen] != nil)
    try store.close()
  }
}
