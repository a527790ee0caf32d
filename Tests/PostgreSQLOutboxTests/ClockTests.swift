#if PostgreSQL
  import FHIRDelivery
  import Testing

  @testable import PostgreSQLOutbox

  extension PostgreSQLTests {
    @Suite("Hosts whose clocks differ go by the database's")
    struct ClockTests {
      private let now: @Sendable () -> UnixTime = { .now }
      private let ahead: @Sendable () -> UnixTime = {
        UnixTime.now + .seconds(600)
      }
      private let here = SenderIdentity(host: "here", process: 1, run: "1")
      private let there = SenderIdentity(host: "there", process: 2, run: "2")

      private func claim(
        _ outbox: PostgreSQLOutbox, by owner: SenderIdentity, at time: UnixTime
      ) async throws -> OutboxClaim {
        try await outbox.exchange(
          [], claiming: 10, maximumBytes: .max, under: SendingPolicy(), by: owner, at: time)
      }

      @Test("a host that is ahead takes nothing away from one that sends")
      func leases() async throws {
        let schema = try TestSchema()
        let outbox = try await PostgreSQLOutbox.open(url: schema.url)
        let other = try await PostgreSQLOutbox.open(url: schema.url)
        _ = try await outbox.add(
          [OutboxEntry(key: "a", body: [1], contentDigest: [1])], resending: false, at: now())
        #expect(try await claim(outbox, by: here, at: now()).items.count == 1)
        #expect(try await claim(other, by: there, at: ahead()).items.isEmpty)
        #expect(try await other.recover(at: ahead()) { _ in false } == 0)
        #expect(try await other.status(at: ahead()).sender == there)
      }

      @Test("a run whose host's clock is set meanwhile goes on by the time that it began with")
      func frozen() async throws {
        let schema = try TestSchema()
        let before = try await PostgreSQLOutbox.open(url: schema.url)
        _ = try await before.add(
          [OutboxEntry(key: "a", body: [1], contentDigest: [1])], resending: false, at: now())
        #expect(try await claim(before, by: here, at: ahead()).items.count == 1)
        // A new connection of the same run finds another difference between the clocks.
        let after = try await PostgreSQLOutbox.open(url: schema.url)
        #expect(try await claim(after, by: here, at: ahead()).items.isEmpty)
        #expect(try await after.recover(at: now()) { _ in false } == 0)
        #expect(try await claim(after, by: there, at: now()).items.isEmpty)
      }

      @Test("its times come back as its own")
      func times() async throws {
        let schema = try TestSchema()
        let other = try await PostgreSQLOutbox.open(url: schema.url)
        let time = ahead()
        let entry = OutboxEntry(key: "a", body: [1], contentDigest: [1])
        _ = try await other.add([entry], resending: false, at: time)
        let oldest = try #require(try await other.status(at: time).oldestQueuedAt)
        #expect(abs((oldest - time) / .seconds(1)) < 30)
        let seen = try await schema.open().items(OutboxSelection())
        #expect(seen.allSatisfy { abs(($0.queuedAt - now()) / .seconds(1)) < 30 })
      }
    }
  }
#endif
