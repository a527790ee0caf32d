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
      try await store.refuse(ids[0])
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
      try await store.refuse(ids[0])
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
    Self("a shared item fails with what it requires, and does not hold up what replaces both") {
      store in
      let ids = try await store.queue(
        .shared("one", writes: ["Organization/1"]),
        .shared("two", writes: ["Role/2"], requires: ["Organization/1"]),
        .shared("three", writes: ["Role/3"], requires: ["Role/2"]),
        .made("a", requires: ["Role/3"]))
      try await store.refuse(ids[0])
      let items = try await store.items(OutboxSelection())
      #expect(items.map(\.state) == [.rejected, .dead, .dead, .pending])
      #expect(items[1].reason?.code == "prerequisite-failed")

      let anew = try await store.queue(
        .shared("four", writes: ["Organization/1"]),
        .shared("five", writes: ["Role/2", "Role/3"]))
      #expect(try await store.deliverAll() == [anew[0], anew[1], ids[3]])
    },
    Self("whoever's write ends items with what they require is told of them, once") { store in
      let ids = try await store.queue(
        .shared("one", writes: ["Organization/1"]),
        .shared("two", writes: ["Role/2"], requires: ["Organization/1"]),
        .shared("three", writes: ["Role/3"], requires: ["Role/2"]),
        .made("a", requires: ["Role/3"]))
      #expect(try await store.claimed() == [ids[0]])
      #expect(try await store.note(.begin(ids[0])).givenUp.isEmpty)
      let claim = try await store.note(.end(ids[0], .rejected, to: .rejected))
      #expect(claim.givenUp.map(\.id) == [ids[1], ids[2]])
      for item in claim.givenUp {
        #expect(item.state == .dead && item.settledAt == start)
        #expect(item.reason?.code == "prerequisite-failed")
      }
      #expect(try await store.note().givenUp.isEmpty)
    },
    Self("also where a later item provides what it requires") { store in
      let ids = try await store.queue(
        .shared("one", writes: ["Organization/1"]),
        .shared("two", writes: ["Role/2"], requires: ["Organization/1"]),
        .shared("three", writes: ["Organization/1"]),
        .made("a", requires: ["Organization/1"]))
      try await store.refuse(ids[0])
      #expect(try await store.deliverAll() == [ids[2], ids[3]])
      #expect(try await store.item(ids[1])?.state == .dead)
    },
    Self("a shared item that is queued after what it requires has failed fails at once") { store in
      let one = try await store.queue(
        .shared("one", writes: ["Organization/1"]))[0]
      try await store.refuse(one)
      let two = try await store.queue(
        .shared("two", writes: ["Role/2"], requires: ["Organization/1"]))[0]
      #expect(try await store.item(two)?.state == .dead)
    },
    Self("a shared item is not taken up without what it requires") { store in
      let ids = try await store.queue(
        .shared("one", writes: ["Organization/1"]),
        .shared("two", writes: ["Role/2"], requires: ["Organization/1"]))
      try await store.refuse(ids[0])
      let count = try await store.set(
        .pending, OutboxSelection(ids: [ids[1]]), reason: nil, at: start)
      #expect(count == 0)
      #expect(try await store.item(ids[1])?.state == .dead)
    },
    Self("what failed with what it required comes back with it") { store in
      let ids = try await store.queue(
        .shared("one", writes: ["Organization/1"]),
        .shared("two", writes: ["Role/2"], requires: ["Organization/1"]))
      try await store.refuse(ids[0])
      _ = try await store.set(
        .pending, OutboxSelection(states: [.rejected, .dead]), reason: nil, at: start)
      #expect(try await store.deliverAll() == ids)
    },
  ]
}

extension OutboxEntry {
  /// An entry that others build on, which keeps its order among all such.
  fileprivate static func shared(
    _ key: String, writes: [String], requires: [String] = []
  ) -> Self {
    .made(key, partition: "shared", isShared: true, writes: writes, requires: requires)
  }
}

extension OutboxStore {
  /// Claims what may go, which is this one item, and has the server refuse it.
  fileprivate func refuse(_ id: Int64) async throws {
    #expect(try await claimed() == [id])
    try await attempt(id, .rejected, to: .rejected)
  }
}
