import FHIRDelivery
import Testing

extension OutboxPromise {
  static let ledger = [
    Self("the ledger says what each version did, in the order of its entries") { store in
      let first = try await store.queue(.made("a", "one", writes: ["Procedure/2", "Encounter/1"]))
      _ = try await store.deliverAll()
      let entry = OutboxEntry(
        key: "a", body: [1], contentDigest: [2],
        effects: [
          OutboxEffect("Encounter/1", .write, digest: [9]), OutboxEffect("Procedure/2", .retract),
          OutboxEffect("Basic/3", .delete),
        ])
      let second = try await store.queue(entry)
      let ledger = try await store.ledger(ofKey: "a")
      #expect(ledger.map(\.item) == [first[0], first[0], second[0], second[0], second[0]])
      #expect(ledger.map(\.state) == [.delivered, .delivered, .pending, .pending, .pending])
      #expect(
        ledger.map(\.effect.reference) == [
          "Procedure/2", "Encounter/1", "Encounter/1", "Procedure/2", "Basic/3",
        ])
      #expect(ledger.map(\.effect.action) == [.write, .write, .write, .retract, .delete])
      #expect(ledger[2].effect.digest == [9])
      #expect(try await store.ledger(ofKey: "b").isEmpty)
    },
    Self("a resource is held by the keys whose last version writes it") { store in
      try await store.queue(
        .made("a", "one", writes: ["Condition/1"]), .made("b", writes: ["Condition/1"]),
        .made("a", "two", writes: ["Condition/2"]))
      #expect(try await store.keys(holding: "Condition/1") == ["b"])
      #expect(try await store.keys(holding: "Condition/2") == ["a"])
      #expect(try await store.keys(holding: "Condition/3") == [])
    },
    Self("a failed version holds nothing, and the one before it still does") { store in
      try await store.queue(.made("a", "one", writes: ["Condition/1"]))
      _ = try await store.deliverAll()
      let id = try await store.queue(.made("a", "two", writes: ["Condition/2"]))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .rejected, to: .rejected)
      #expect(try await store.keys(holding: "Condition/1") == ["a"])
      #expect(try await store.keys(holding: "Condition/2") == [])
    },
    Self("the digest of a resource is the one of the last item that writes it") { store in
      let first = try await store.queue(.made("a", "one", isShared: true, writes: ["Location/1"]))
      #expect(
        try await store.digests(of: ["Location/1", "Location/2"])
          == ["Location/1": Array("Location/1 one".utf8)])
      #expect(try await store.deliverAll() == first)
      let second = try await store.queue(
        .made("a", "two", isShared: true, writes: ["Location/1"]))[0]
      #expect(
        try await store.digests(of: ["Location/1"]) == ["Location/1": Array("Location/1 two".utf8)])
      #expect(try await store.claimed() == [second])
      try await store.attempt(second, .rejected, to: .rejected)
      #expect(
        try await store.digests(of: ["Location/1"]) == ["Location/1": Array("Location/1 one".utf8)])
    },
    Self("a resource of which nobody knows what the server has, has no digest") { store in
      let id = try await store.queue(.made("a", isShared: true, writes: ["Location/1"]))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .unknown, to: .dead)
      #expect(try await store.digests(of: ["Location/1"]).isEmpty)
    },
  ]
}
