#if PostgreSQL
  import FHIRDelivery
  import PostgreSQLOutbox
  import TestSupport
  import Testing

  extension PostgreSQLTests {
    @Suite("Several hosts send from one outbox")
    struct SeveralSendersTests {
      @Test(
        "each item is with one sender at a time, in its order", .timeLimit(.minutes(3)),
        arguments: [2, 8])
      func drain(senders: Int) async throws {
        let schema = try TestSchema()
        let ledger = SendingLedger()
        let count = try await fill(try await schema.open(), ledger)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<senders {
            group.addTask { try await send(from: try await schema.open(), as: number, ledger) }
          }
          try await group.waitForAll()
        }
        #expect(ledger.faults == [])
        #expect(ledger.ended.count == count)
        let status = try await schema.open().status(at: now)
        #expect(status.counts == [.delivered: count])
        #expect(status.unsettledBytes == 0)
      }

      @Test("a container of the same name with the same process number is not taken for gone")
      func containers() async throws {
        let outbox = try await TestSchema().open()
        let one = SenderIdentity(host: "worker", process: 1, run: "one")
        let same = SenderIdentity(host: "worker", process: 1, run: "two")
        #expect(!one.knowsGone(same, from: outbox))
        let gone = SenderIdentity(host: "worker", process: .max, run: "two")
        #expect(!one.knowsGone(gone, from: outbox))
      }

      @Test("a process of this machine that is no more is known to be gone")
      func killed() async throws {
        let outbox = try await TestSchema().open()
        let own = SenderIdentity.ofThisProcess(host: "worker", run: "one")
        var other = SenderIdentity.ofThisProcess(host: "worker", run: "two")
        other.process = .max
        #expect(own.knowsGone(other, from: outbox))
        other.process = 1
        #expect(!own.knowsGone(other, from: outbox))
        #expect(!own.knowsGone(own, from: outbox))
        let elsewhere = SenderIdentity(host: "worker", process: .max, run: "two@another.1")
        #expect(!own.knowsGone(elsewhere, from: outbox))
      }

      private let now = UnixTime(milliseconds: 1_800_000_000_000)

      /// Queues 500 items of 50 partitions and 100 keys, which require 4 shared ones.
      private func fill(_ outbox: PostgreSQLOutbox, _ ledger: SendingLedger) async throws -> Int {
        let shared = (0..<4).map { number in
          OutboxEntry(
            key: "shared \(number)", isShared: true, body: [UInt8(number)],
            contentDigest: [UInt8(number)], effects: [OutboxEffect("Location/\(number)", .write)])
        }
        let others = (0..<500).map { number in
          OutboxEntry(
            key: "key \(number % 100)", partition: "partition \(number % 50)",
            body: Array("body \(number)".utf8), contentDigest: Array("\(number)".utf8),
            requires: ["Location/\(number % 4)", "Location/\((number + 1) % 4)"])
        }
        let entries = shared + others
        let additions = try await outbox.add(entries, resending: false, at: now)
        let ids = additions.compactMap { addition in
          if case .queued(let id) = addition { id } else { nil }
        }
        for (place, entry) in entries.enumerated() where place < ids.count {
          let earlier = entries.indices.prefix(place).filter { other in
            entries[other].key == entry.key
              || (entries[other].partition != nil && entries[other].partition == entry.partition)
              || entries[other].effects.contains { entry.requires.contains($0.reference) }
          }
          ledger.expect(ids[place], after: earlier.map { ids[$0] })
        }
        return ids.count
      }

      /// Sends until nothing is left; some attempts fail, and some items are given back.
      private func send(
        from outbox: PostgreSQLOutbox, as number: Int, _ ledger: SendingLedger
      ) async throws {
        let identity = SenderIdentity(
          host: "host \(number)", process: Int32(number), run: "run \(number)")
        var generator = SeededGenerator(seed: UInt64(number))
        var updates: [OutboxUpdate] = []
        while true {
          let claim = try await outbox.exchange(
            updates, claiming: Int.random(in: 1...8, using: &generator), maximumBytes: .max,
            under: SendingPolicy(), by: identity, at: now)
          #expect(claim.passedOver == [])
          if claim.items.isEmpty, claim.unsettledCount == 0 { return }
          for item in claim.items { ledger.claimed(item.id, by: number) }
          let begun = try await outbox.exchange(
            claim.items.map { .begin($0.id) }, claiming: 0, maximumBytes: 0,
            under: SendingPolicy(), by: identity, at: now)
          #expect(begun.passedOver == [])
          await Task.yield()
          updates = claim.items.map { item in
            let chance = Int.random(in: 0..<10, using: &generator)
            ledger.ends(item.id, isSettled: chance > 1)
            return chance == 0 ? .release(item.id) : end(item.id, isDelivered: chance > 1)
          }
        }
      }

      private func end(_ id: Int64, isDelivered: Bool) -> OutboxUpdate {
        .end(
          id,
          OutboxAttempt(
            beganAt: now, duration: .milliseconds(1),
            outcome: isDelivered ? .delivered : .notApplied, requestID: "item-\(id)-1"),
          OutboxTransition(isDelivered ? .delivered : .pending, dueAt: now))
      }
    }
  }
#endif
