import FHIRDelivery
import Testing

extension OutboxPromise {
  static let decisions = [
    Self("a retry starts the count and the age anew, and keeps the log") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .notApplied, to: .dead)
      let count = try await store.set(
        .pending, OutboxSelection(states: [.dead]), reason: nil, at: .second(100))
      #expect(count == 1)
      let item = try #require(try await store.item(id))
      #expect(item.state == .pending && item.attempts == 1 && item.excusedAttempts == 1)
      #expect(item.retriedAt == .second(100) && item.dueAt == .second(100))
      #expect(item.settledAt == nil)
      #expect(try await store.attempts(of: id).count == 1)
      #expect(try await store.claimed(at: .second(100)) == [id])
    },
    Self("a retry of what may have been applied is unknown, not pending") { store in
      let id = try await store.queue(.made("a", isRepeatable: false))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .unknown, to: .dead)
      _ = try await store.set(.pending, OutboxSelection(ids: [id]), reason: nil, at: .second(9))
      #expect(try await store.state(id) == .unknown)
      #expect(try await store.claimed(at: .second(10)) == [])
    },
    Self("a version that a later one has overtaken does not go again") { store in
      let outcomes: [DeliveryOutcome.Kind?] = [.delivered, .unknown, nil]
      for outcome in outcomes {
        let key = "a \(outcome.map(\.rawValue) ?? "waiting")"
        let ids = try await store.queue(.made(key, "one"), .made(key, "two"))
        #expect(try await store.claimed() == [ids[0]])
        try await store.attempt(ids[0], .rejected, to: .rejected)
        if let outcome {
          #expect(try await store.claimed() == [ids[1]])
          try await store.attempt(ids[1], outcome, to: outcome == .delivered ? .delivered : .dead)
        }
        let selection = OutboxSelection(ids: [ids[0]])
        #expect(try await store.set(.pending, selection, reason: nil, at: start) == 0)
        #expect(try await store.state(ids[0]) == .rejected)
      }
    },
    Self("of versions that have all failed, the last one is taken up") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"))
      for id in ids {
        #expect(try await store.claimed() == [id])
        try await store.attempt(id, .rejected, to: .rejected)
      }
      let selection = OutboxSelection(states: [.rejected, .dead])
      #expect(try await store.set(.pending, selection, reason: nil, at: start) == 1)
      #expect(try await store.state(ids[0]) == .rejected)
      #expect(try await store.claimed() == [ids[1]])
    },
    Self("a shared item does not go again where a later one writes one of its resources") { store in
      let ids = try await store.queue(
        .made("x", isShared: true, writes: ["Organization/1", "Location/2"]),
        .made("y", isShared: true, writes: ["Location/2"]),
        .made("z", isShared: true, writes: ["Location/3"]))
      #expect(try await store.claimed() == ids)
      try await store.attempt(ids[0], .rejected, to: .rejected)
      try await store.attempt(ids[1], .delivered, to: .delivered)
      try await store.attempt(ids[2], .rejected, to: .rejected)
      let selection = OutboxSelection(states: [.rejected])
      #expect(try await store.set(.pending, selection, reason: nil, at: start) == 1)
      #expect(try await store.state(ids[0]) == .rejected)
      #expect(try await store.claimed() == [ids[2]])
    },
    Self("what is on the server does not go again where another key has corrected a resource since")
    {
      store in
      let ids = try await store.queue(
        .made("a", writes: ["Encounter/a", "Patient/1"]),
        .made("b", "corrected", writes: ["Encounter/b", "Patient/1"]),
        .made("c", "corrected", writes: ["Encounter/c", "Patient/1"]))
      #expect(try await store.claimed() == ids)
      for id in ids { try await store.attempt(id, .delivered, to: .delivered) }
      let selection = OutboxSelection(ids: ids)
      #expect(try await store.set(.pending, selection, reason: nil, at: start) == 2)
      #expect(try await store.state(ids[0]) == .delivered)
    },
    Self("a shared item that the server has lost goes again for what no later one writes") {
      store in
      let ids = try await store.queue(
        .made("x", isShared: true, writes: ["Organization/1", "Location/2"]),
        .made("y", isShared: true, writes: ["Location/2"]),
        .made("z", isShared: true, writes: ["Location/2"]))
      #expect(try await store.deliverAll() == ids)
      let selection = OutboxSelection(ids: Array(ids.prefix(2)))
      #expect(try await store.set(.pending, selection, on: .answer, reason: nil, at: start) == 1)
      #expect(try await store.claimed() == [ids[0]])
    },
    Self("what is delivered stays in doubt where it goes again and is refused or dropped") {
      store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.deliverAll() == ids)
      _ = try await store.set(.pending, OutboxSelection(), reason: nil, at: start)
      #expect(try await store.items(OutboxSelection()).allSatisfy { $0.state == .unknown })
      #expect(try await store.claimed(1) == [ids[0]])
      try await store.attempt(ids[0], .rejected, to: .rejected)
      _ = try await store.set(.dropped, OutboxSelection(ids: [ids[1]]), reason: nil, at: start)
      #expect(try await store.items(OutboxSelection()).allSatisfy(\.isUncertain))
    },
    Self("only the server's answer makes what was delivered pending, and its places forgotten") {
      store in
      let id = try await store.queue(.made("a", writes: ["Patient/x"], isRepeatable: false))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      try await store.note(
        .end(
          id, .delivered, to: .delivered,
          locations: ["Patient/x": "Patient/77", "Patient/y": "Patient/78"]))
      _ = try await store.set(
        .pending, OutboxSelection(ids: [id]), on: .answer, reason: nil, at: start)
      let item = try #require(try await store.item(id))
      #expect(item.state == .pending && !item.isUncertain)
      let places = try await store.locations(of: ["Patient/x", "Patient/y"])
      #expect(places == ["Patient/y": "Patient/78"])
      #expect(try await store.claimed() == [id])
    },
    Self("what is dropped with a part of it done stays in doubt") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      try await store.note(
        .end(id, .notApplied, to: .pending, due: .second(5), done: [0, 2]))
      #expect(try await store.item(id)?.isUncertain == false)
      _ = try await store.set(.dropped, OutboxSelection(ids: [id]), reason: nil, at: start)
      #expect(try await store.item(id)?.isUncertain == true)
      _ = try await store.set(.pending, OutboxSelection(ids: [id]), reason: nil, at: start)
      #expect(try await store.state(id) == .unknown)
    },
    Self("reading back settles what is unknown, either way") { store in
      let ids = try await store.queue(
        .made("a", isRepeatable: false), .made("b", isRepeatable: false))
      #expect(try await store.claimed() == ids)
      for id in ids { try await store.attempt(id, .unknown, to: .unknown) }
      _ = try await store.set(.delivered, OutboxSelection(ids: [ids[0]]), reason: nil, at: start)
      _ = try await store.set(.pending, OutboxSelection(ids: [ids[1]]), reason: nil, at: start)
      #expect(try await store.item(ids[0])?.isUncertain == false)
      #expect(try await store.item(ids[1])?.isUncertain == false)
      #expect(try await store.claimed() == [ids[1]])
    },
    Self("what a person drops is not sent, and lets the next go") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"))
      let reason = DeliveryReason("dropped", "Given up by a person.")
      #expect(
        try await store.set(.dropped, OutboxSelection(ids: [ids[0]]), reason: reason, at: start)
          == 1)
      #expect(try await store.item(ids[0])?.reason == reason)
      #expect(try await store.claimed() == [ids[1]])
    },
    Self("what a sender holds, and what may not go there, is passed over") { store in
      let ids = try await store.queue(.made("a"), .made("b"), .made("c"))
      #expect(try await store.claimed(2) == [ids[0], ids[1]])
      try await store.attempt(ids[1], .delivered, to: .delivered)
      let count = try await store.set(.dropped, OutboxSelection(), reason: nil, at: start)
      #expect(count == 1)
      #expect(try await store.state(ids[0]) == .leased)
      #expect(try await store.state(ids[1]) == .delivered)
      #expect(try await store.state(ids[2]) == .dropped)
    },
    Self("what is delivered goes again, from its beginning, where a person asks for it") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      try await store.note(.end(id, .delivered, to: .delivered, done: [0, 1]))
      _ = try await store.set(.pending, OutboxSelection(key: "a"), reason: nil, at: start)
      #expect(try await store.state(id) == .unknown)
      let item = try #require(try await store.claim().items.first)
      #expect(item.id == id && item.doneEntries.isEmpty && item.isUncertain)
    },
    Self("a selection takes states, key, numbers, place and length") { store in
      let ids = try await store.queue(.made("a", "one"), .made("b"), .made("a", "two"), .made("c"))
      _ = try await store.set(.dropped, OutboxSelection(ids: [ids[3]]), reason: nil, at: start)
      func found(_ selection: OutboxSelection) async throws -> [Int64] {
        try await store.items(selection).map(\.id)
      }
      #expect(try await found(OutboxSelection(key: "a")) == [ids[0], ids[2]])
      #expect(try await found(OutboxSelection(states: [.dropped])) == [ids[3]])
      #expect(try await found(OutboxSelection(after: ids[1])) == [ids[2], ids[3]])
      #expect(try await found(OutboxSelection(limit: 1)) == [ids[0]])
      #expect(try await found(OutboxSelection(ids: [ids[1], 999], key: "b")) == [ids[1]])
    },
    Self("what was read back is done, and the rest goes") { store in
      let id = try await store.queue(.made("a", isRepeatable: false))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .unknown, to: .unknown)
      let transition = OutboxTransition(
        .pending, dueAt: .second(9), doneEntries: [0, 2], locations: ["Patient/a": "Patient/7"])
      #expect(try await store.settle(id, transition, reason: nil, at: .second(9)))
      let item = try #require(try await store.item(id))
      #expect(item.state == .pending && !item.isUncertain && item.doneEntries == [0, 2])
      #expect(try await store.locations(of: ["Patient/a"]) == ["Patient/a": "Patient/7"])
      #expect(try await store.settle(id, transition, reason: nil, at: .second(9)) == false)
      #expect(try await store.claimed(at: .second(10)) == [id])
    },
  ]
}
