import FHIRDelivery
import Testing

extension OutboxPromise {
  static let claiming = [
    Self("shared items are claimed first, then the others in their order") { store in
      let ids = try await store.queue(
        .made("a"), .made("b"), .made("directory", isShared: true), .made("c"))
      #expect(try await store.claimed() == [ids[2], ids[0], ids[1], ids[3]])
    },
    Self("no more are claimed than asked for, and none twice") { store in
      let ids = try await store.queue(.made("a"), .made("b"), .made("c"))
      #expect(try await store.claimed(2) == [ids[0], ids[1]])
      #expect(try await store.claimed(2) == [ids[2]])
      #expect(try await store.claimed(2) == [])
    },
    Self("no more bytes are claimed than asked for, but always one item") { store in
      let ids = try await store.queue(.made("a"), .made("b"), .made("c"))
      #expect(try await store.claim(maximumBytes: 3).items.map(\.id) == [ids[0]])
      #expect(try await store.claim(maximumBytes: 16).items.map(\.id) == [ids[1], ids[2]])
    },
    Self("a claimed item comes with its body") { store in
      try await store.queue(.made("a", "content"))
      let item = try #require(try await store.claim().items.first)
      #expect(item.body == Array("a content".utf8))
      #expect(item.state == .leased)
    },
    Self("as many as asked for begin with the claim, and end as if they had begun later") { store in
      let ids = try await store.queue(.made("a"), .made("b"), .made("c"))
      let claim = try await store.claim(beginning: 2)
      #expect(claim.items.map(\.id) == ids)
      #expect(claim.items.map(\.state) == [.sending, .sending, .leased])
      #expect(claim.items.map(\.attempts) == [0, 0, 0])
      #expect(claim.items.first?.body == Array("a first".utf8))
      #expect(try await store.items(OutboxSelection(ids: ids)).map(\.attempts) == [1, 1, 0])
      #expect(try await store.status(at: start).counts == [.sending: 2, .leased: 1])
      try await store.note(.end(ids[0], .delivered, to: .delivered), .release(ids[1]))
      #expect(try await store.state(ids[0]) == .delivered)
      #expect(try await store.item(ids[1])?.attempts == 0)
      #expect(try await store.status(at: start).counts == [.delivered: 1, .pending: 1, .leased: 1])
    },
    Self("what began with its claim is unknown when its sender is gone") { store in
      let ids = try await store.queue(.made("a"), .made("b"))
      _ = try await store.claim(beginning: 1)
      #expect(try await store.recover(at: start) { $0 == .here } == 2)
      #expect(try await store.state(ids[0]) == .unknown)
      #expect(try await store.attempts(of: ids[0]).map(\.outcome) == [.unknown])
      #expect(try await store.state(ids[1]) == .pending)
    },
    Self("nothing begins with its claim from the first on that must not be sent twice") { store in
      try await store.queue(.made("a"), .made("b", isRepeatable: false), .made("c"))
      let states = try await store.claim(beginning: 9).items.map(\.state)
      #expect(states == [.sending, .leased, .leased])
    },
    Self("an item waits for its time") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .notApplied, to: .pending, due: .second(30))
      let early = try await store.claim(at: .second(29))
      #expect(early.items.isEmpty)
      #expect(early.nextDue == .second(30))
      #expect(early.unsettledCount == 1)
      #expect(try await store.claimed(at: .second(30)) == [id])
    },
    Self("a due time farther ahead than the longest delay is due, for the clock was set back") {
      store in
      let id = try await store.queue(.made("a"), at: .second(100_000))[0]
      #expect(try await store.claimed(at: .second(100_000)) == [id])
      try await store.attempt(
        id, .notApplied, to: .pending, due: .second(100_300), at: .second(100_000))
      #expect(try await store.claimed(at: .second(10)) == [id])
    },
    Self("an item that was queued by a clock ahead is claimed at once") { store in
      let id = try await store.queue(.made("a"), at: .second(1))[0]
      #expect(try await store.claimed(at: .second(0)) == [id])
    },
    Self("an unknown item is claimed again only if it is repeatable") { store in
      let ids = try await store.queue(.made("a"), .made("b", isRepeatable: false))
      #expect(try await store.claimed() == ids)
      for id in ids { try await store.attempt(id, .unknown, to: .unknown) }
      let claim = try await store.claim(at: .second(1))
      #expect(claim.items.map(\.id) == [ids[0]])
      #expect(claim.items.first?.isUncertain == true)
      #expect(claim.unsettledCount == 2)
    },
    Self("where more may go than was claimed, the next is due now") { store in
      try await store.queue(.made("a"), .made("b"))
      let claim = try await store.claim(1, at: .second(1))
      #expect(claim.nextDue.map { $0 <= .second(1) } == true)
      #expect(try await store.claim(1, at: .second(1)).nextDue == nil)
    },
  ]
}
