import FHIRDelivery
import Testing

extension OutboxPromise {
  static let attempts = [
    Self("every attempt is in the log, with its answer's beginning") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      #expect(try await store.item(id)?.attempts == 1)
      let answer = [UInt8](repeating: 0x41, count: 100_000)
      try await store.note(
        .end(id, .notApplied, to: .pending, due: .second(1), answer: answer), at: .second(0.5))
      #expect(try await store.claimed(at: .second(1)) == [id])
      try await store.attempt(id, .delivered, to: .delivered, at: .second(2))
      let attempts = try await store.attempts(of: id)
      #expect(attempts.map(\.outcome) == [.notApplied, .delivered])
      #expect(attempts.first?.answer.count == 64 * 1024)
      #expect(attempts.first?.reason?.code == "http-503")
      #expect(attempts.first?.duration == .seconds(1) && attempts.first?.status == 503)
      let item = try #require(try await store.item(id))
      #expect(item.attempts == 2 && item.reason == nil && item.settledAt == .second(2))
    },
    Self("what may have been applied never becomes pending by a later answer") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .unknown, to: .unknown)
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .notApplied, to: .pending)
      #expect(try await store.state(id) == .unknown)
      #expect(try await store.item(id)?.isUncertain == true)
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .delivered, to: .delivered)
      #expect(try await store.item(id)?.isUncertain == false)
    },
    Self("progress within an item is remembered") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      try await store.note(.end(id, .notApplied, to: .pending, done: [0, 2, 17]))
      let item = try #require(try await store.claim().items.first)
      #expect(item.doneEntries == [0, 2, 17])
      #expect(item.refusedEntries.isEmpty)
    },
    Self("what the server refused of an item is remembered until a person asks for it again") {
      store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      try await store.note(
        .end(id, .notApplied, to: .pending, done: [0], refused: [2: 400, 17: 422]))
      var item = try #require(try await store.claim().items.first)
      #expect(item.doneEntries == [0] && item.refusedEntries == [2: 400, 17: 422])
      try await store.note(.begin(id))
      try await store.note(
        .end(id, .rejected, to: .rejected, done: [0, 1], refused: item.refusedEntries))
      item = try #require(try await store.item(id))
      #expect(item.doneEntries == [0, 1] && item.refusedEntries == [2: 400, 17: 422])
      _ = try await store.set(.pending, OutboxSelection(ids: [id]), reason: nil, at: start)
      item = try #require(try await store.item(id))
      #expect(item.doneEntries == [0, 1] && item.refusedEntries.isEmpty)
    },
    Self("places on the server are remembered") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      try await store.note(
        .end(id, .delivered, to: .delivered, locations: ["Patient/x": "Patient/77"]))
      #expect(
        try await store.locations(of: ["Patient/x", "Patient/y"]) == ["Patient/x": "Patient/77"])
    },
    Self("where the server has removed something is forgotten") { store in
      try await store.queue(.made("a", "one", writes: ["Observation/1", "Observation/2"]))
      let id = try #require(try await store.claimed().first)
      try await store.note(.begin(id))
      let places = ["Observation/1": "Observation/71", "Observation/2": "Observation/72"]
      try await store.note(.end(id, .delivered, to: .delivered, locations: places))
      let effects = [
        OutboxEffect("Observation/2", .delete), OutboxEffect("Observation/1", .delete),
      ]
      try await store.queue(
        OutboxEntry(key: "a", body: [1], contentDigest: [1], effects: effects))
      let correction = try #require(try await store.claimed().first)
      try await store.note(.begin(correction))
      try await store.note(.end(correction, .notApplied, to: .pending, done: [1]))
      #expect(
        try await store.locations(of: places.keys.sorted()).keys.sorted() == ["Observation/2"])
      #expect(try await store.deliverAll() == [correction])
      #expect(try await store.locations(of: places.keys.sorted()).isEmpty)
    },
    Self("an item that is given back is as it was") { store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.claimed() == ids)
      try await store.note(.begin(ids[1]))
      try await store.note(.release(ids[0]), .release(ids[1]))
      for id in ids {
        #expect(try await store.state(id) == .pending)
        #expect(try await store.item(id)?.attempts == 0)
      }
      #expect(try await store.claimed() == ids)
    },
    Self("an item that cannot be sent dies without an attempt") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.end(id, .rejected, to: .dead))
      #expect(try await store.state(id) == .dead)
      #expect(try await store.item(id)?.attempts == 0)
    },
    Self("a change that the state does not allow is refused, and nothing of its step is kept") {
      store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.claimed() == ids)
      let error = await #expect(throws: OutboxError.self) {
        try await store.note(.begin(ids[0]), .end(ids[1], .delivered, to: .delivered))
      }
      #expect(error?.code == .misuse)
      #expect(try await store.state(ids[0]) == .leased)
    },
  ]
}
