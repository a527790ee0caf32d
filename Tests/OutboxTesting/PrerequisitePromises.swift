import FHIRDelivery
import Testing

extension OutboxPromise {
  static let prerequisites = [
    Self("an item goes when what it requires is delivered") { store in
      let ids = try await store.queue(
        .made("directory", isShared: true, writes: ["Organization/1", "Location/2"]),
        .made("a", requires: ["Organization/1", "Location/2"]), .made("b"))
      #expect(try await store.claimed() == [ids[0], ids[2]])
      try await store.attempt(ids[0], .delivered, to: .delivered)
      #expect(try await store.claimed() == [ids[1]])
    },
    Self("all that it requires must be delivered") { store in
      let ids = try await store.queue(
        .made("one", isShared: true, writes: ["Organization/1"]),
        .made("two", isShared: true, writes: ["Location/2"]),
        .made("a", requires: ["Organization/1", "Location/2"]))
      #expect(try await store.claimed() == [ids[0], ids[1]])
      try await store.attempt(ids[1], .delivered, to: .delivered)
      #expect(try await store.claimed() == [])
      try await store.attempt(ids[0], .delivered, to: .delivered)
      #expect(try await store.claimed() == [ids[2]])
    },
    Self("what the outbox never had is not waited for") { store in
      let id = try await store.queue(.made("a", requires: ["Organization/9"]))[0]
      #expect(try await store.claimed() == [id])
    },
    Self("what requires a failed item waits, is counted as blocked, and goes after its retry") {
      store in
      let ids = try await store.queue(
        .made("directory", isShared: true, writes: ["Organization/1"]),
        .made("a", requires: ["Organization/1"]))
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .rejected, to: .rejected)
      let claim = try await store.claim()
      #expect(claim.items.isEmpty && claim.nextDue == nil && claim.unsettledCount == 1)
      #expect(try await store.status(at: start).blockedCount == 1)
      _ = try await store.set(
        .pending, OutboxSelection(states: [.rejected]), reason: nil, at: start)
      #expect(try await store.status(at: start).blockedCount == 0)
      #expect(try await store.deliverAll() == ids)
    },
    Self("a later item that writes the resource provides it in place of a failed one") { store in
      let ids = try await store.queue(
        .made("directory", "one", isShared: true, writes: ["Organization/1"]),
        .made("a", requires: ["Organization/1"]))
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .rejected, to: .rejected)
      let later = try await store.queue(
        .made("directory", "two", isShared: true, writes: ["Organization/1"]))[0]
      #expect(try await store.deliverAll() == [later, ids[1]])
    },
    Self("so does one that was queued before the first failed") { store in
      let ids = try await store.queue(
        .made("directory 1", isShared: true, writes: ["Organization/1"]),
        .made("a", requires: ["Organization/1"]),
        .made("directory 2", isShared: true, writes: ["Organization/1"]))
      #expect(try await store.claimed() == [ids[0], ids[2]])
      try await store.attempt(ids[2], .delivered, to: .delivered)
      #expect(try await store.claimed() == [])
      try await store.attempt(ids[0], .rejected, to: .rejected)
      #expect(try await store.claimed() == [ids[1]])
    },
  ]
}
