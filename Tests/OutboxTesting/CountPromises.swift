import FHIRDelivery
import Testing

extension OutboxPromise {
  static let counts = [
    Self("an empty outbox counts nothing") { store in
      #expect(try await store.status(at: start) == OutboxStatus())
      let claim = try await store.claim()
      #expect(claim.items.isEmpty && claim.nextDue == nil && claim.unsettledCount == 0)
    },
    Self("the status counts each state, what waits, and how long") { store in
      let ids = try await store.queue(
        .made("a"), .made("b"), .made("c"), .made("d"), at: .second(1))
      #expect(try await store.claimed(3, at: .second(2)) == Array(ids.prefix(3)))
      try await store.attempt(ids[0], .delivered, to: .delivered, at: .second(3))
      try await store.attempt(
        ids[1], .notApplied, to: .pending, due: .second(60), at: .second(3))
      try await store.attempt(ids[2], .rejected, to: .rejected, at: .second(3))
      let status = try await store.status(at: .second(4))
      #expect(status.counts == [.delivered: 1, .pending: 2, .rejected: 1])
      #expect(status.waitingCount == 1)
      #expect(status.blockedCount == 0)
      #expect(status.oldestQueuedAt == .second(1))
      #expect(status.lastDeliveredAt == .second(3))
      #expect(status.unsettledBytes == 14)
      #expect(status.nextDue.map { $0 <= .second(4) } == true)
      #expect(try await store.claimed(at: .second(4)) == [ids[3]])
      #expect(try await store.status(at: .second(4)).nextDue == .second(60))
    },
    Self("a claim counts what is not settled, with what it has just changed") { store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.claim().unsettledCount == 2)
      try await store.note(.begin(ids[0]))
      let claim = try await store.note(.end(ids[0], .delivered, to: .delivered))
      #expect(claim.unsettledCount == 1)
    },
    Self("what is noted of the whole outbox stays until something else is") { store in
      #expect(try await store.note("mode") == nil)
      try await store.setNote("mode", to: "batch")
      try await store.setNote("target", to: "no server")
      try await store.setNote("mode", to: "single")
      #expect(try await store.note("mode") == "single")
      #expect(try await store.note("target") == "no server")
      #expect(try await store.note("identity") == nil)
    },
  ]
}
