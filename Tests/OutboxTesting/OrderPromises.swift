import FHIRDelivery
import Testing

extension OutboxPromise {
  static let order = [
    Self("a later version goes when the earlier one is settled") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"), .made("a", "three"))
      #expect(try await store.claimed() == [ids[0]])
      try await store.note(.begin(ids[0]))
      #expect(try await store.claimed() == [])
      try await store.note(.end(ids[0], .delivered, to: .delivered))
      #expect(try await store.claimed() == [ids[1]])
    },
    Self("items of a partition go in their order, those of others beside them") { store in
      let ids = try await store.queue(
        .made("a", partition: "p"), .made("b", partition: "p"), .made("c", partition: "q"),
        .made("d"))
      #expect(try await store.claimed() == [ids[0], ids[2], ids[3]])
      try await store.attempt(ids[0], .delivered, to: .delivered)
      #expect(try await store.claimed() == [ids[1]])
    },
    Self("an item that waits for its time keeps those behind it waiting") { store in
      let ids = try await store.queue(.made("a", partition: "p"), .made("b", partition: "p"))
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .notApplied, to: .pending, due: .second(60))
      #expect(try await store.claimed(at: .second(1)) == [])
      #expect(try await store.claimed(at: .second(61)) == [ids[0]])
    },
    Self(
      "a failed item lets those behind it go", .rejected, .rejected, .dead),
    Self("a version waits for the settling time after an attempt of unknown outcome") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"))
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .unknown, to: .unknown)
      // The repetition is the same bytes and may go at once; what comes after must not overtake the first request.
      #expect(try await store.claimed(at: .second(1)) == [ids[0]])
      try await store.attempt(ids[0], .delivered, to: .delivered, at: .second(1))
      let early = try await store.claim(at: .second(2))
      #expect(early.items.isEmpty)
      #expect(early.nextDue == .second(5))
      #expect(try await store.claimed(at: .second(5)) == [ids[1]])
    },
    Self("the settling time holds for the partition, and for versions that are queued later") {
      store in
      let first = try await store.queue(.made("a", partition: "p"))[0]
      #expect(try await store.claimed() == [first])
      try await store.attempt(first, .unknown, to: .dead)
      let ids = try await store.queue(
        .made("b", partition: "p"), .made("c", partition: "q"), at: .second(1))
      #expect(try await store.claimed(at: .second(1)) == [ids[1]])
      #expect(try await store.claimed(at: .second(6)) == [ids[0]])
    },
    Self("an item that is asked for again goes before those behind it") { store in
      let ids = try await store.queue(
        .made("a", partition: "p"), .made("b", partition: "p"), .made("c", partition: "p"))
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .rejected, to: .rejected)
      #expect(
        try await store.set(.pending, OutboxSelection(ids: [ids[0]]), reason: nil, at: start) == 1)
      #expect(try await store.claimed() == [ids[0]])
      try await store.attempt(ids[0], .delivered, to: .delivered)
      #expect(try await store.claimed() == [ids[1]])
    },
  ]

  private init(
    _ name: String, _ outcome: DeliveryOutcome.Kind, _ states: OutboxState...
  ) {
    self.init(name) { store in
      for state in states {
        let partition = state.rawValue
        let ids = try await store.queue(
          .made("a \(state)", partition: partition), .made("b \(state)", partition: partition))
        #expect(try await store.claimed() == [ids[0]])
        try await store.attempt(ids[0], outcome, to: state)
        #expect(try await store.claimed() == [ids[1]])
      }
    }
  }
}
