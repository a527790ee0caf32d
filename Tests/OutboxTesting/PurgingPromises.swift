import FHIRDelivery
import Testing

extension OutboxPromise {
  static let purging = [
    Self("old versions go, the last one of a key stays with all it has") { store in
      try await store.queue(.made("a", "one", writes: ["Encounter/1"]))
      _ = try await store.deliverAll()
      let last = try await store.queue(.made("a", "two", writes: ["Encounter/1"]), at: .second(1))
      _ = try await store.deliverAll(at: .second(1))
      #expect(try await store.purge(settledBefore: .second(100), includingLast: false) == 1)
      #expect(try await store.items(OutboxSelection()).map(\.id) == last)
      #expect(try await store.item(last[0])?.body == Array("a two".utf8))
      #expect(try await store.ledger(ofKey: "a").count == 1)
      #expect(try await store.status(at: .second(2)).counts == [.delivered: 1])
    },
    Self("what settled later stays") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"))
      _ = try await store.deliverAll(at: .second(10))
      #expect(try await store.purge(settledBefore: .second(10), includingLast: true) == 0)
      #expect(try await store.purge(settledBefore: .second(11), includingLast: true) == 2)
      #expect(try await store.item(ids[1]) == nil)
    },
    Self("the last delivered version stays under one that was refused") { store in
      let first = try await store.queue(.made("a", "one", writes: ["Encounter/1"]))[0]
      _ = try await store.deliverAll()
      let second = try await store.queue(.made("a", "two", writes: ["Encounter/1"]))[0]
      #expect(try await store.claimed() == [second])
      try await store.attempt(second, .rejected, to: .rejected)
      #expect(try await store.purge(settledBefore: .second(100), includingLast: false) == 0)
      #expect(try await store.item(first) != nil)
    },
    Self("nothing goes that waits, or that another item waits for") { store in
      let ids = try await store.queue(
        .made("directory", isShared: true, writes: ["Organization/1"]),
        .made("a", requires: ["Organization/1"]))
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .rejected, to: .rejected)
      #expect(try await store.purge(settledBefore: .second(100), includingLast: true) == 0)
      #expect(try await store.status(at: start).blockedCount == 1)
    },
    Self("nothing goes while a later version of its key waits") { store in
      let first = try await store.queue(.made("a", "one", writes: ["Encounter/1"]))
      #expect(try await store.deliverAll() == first)
      let second = try await store.queue(.made("a", "two"))
      #expect(try await store.deliverAll() == second)
      try await store.queue(.made("a", "three"))
      #expect(try await store.purge(settledBefore: .second(100), includingLast: true) == 0)
      _ = try await store.deliverAll()
      #expect(try await store.purge(settledBefore: .second(100), includingLast: false) == 2)
    },
    Self("a shared item stays while it is the last that writes one of its resources") { store in
      let ids = try await store.queue(
        .made("directory", "one", isShared: true, writes: ["Organization/1", "Location/2"]),
        .made("directory", "two", isShared: true, writes: ["Organization/1"]))
      #expect(try await store.deliverAll() == ids)
      #expect(try await store.purge(settledBefore: .second(100), includingLast: false) == 0)
      let third = try await store.queue(
        .made("directory", "three", isShared: true, writes: ["Organization/1", "Location/2"]))
      #expect(try await store.deliverAll() == third)
      #expect(try await store.purge(settledBefore: .second(100), includingLast: false) == 2)
    },
  ]
}
