import FHIRDelivery
import Testing

extension OutboxPromise {
  static let leases = [
    Self("a lease that ends leaves what was not sent pending, and what was sent unknown") { store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.claimed() == ids)
      try await store.note(.begin(ids[1]))
      #expect(try await store.recover(at: .second(59)) { _ in false } == 0)
      #expect(try await store.recover(at: .second(61)) { _ in false } == 2)
      #expect(try await store.state(ids[0]) == .pending)
      #expect(try await store.state(ids[1]) == .unknown)
      #expect(try await store.item(ids[1])?.isUncertain == true)
      #expect(try await store.attempts(of: ids[1]).map(\.outcome) == [.unknown])
    },
    Self("a sender that is gone keeps nothing, even before its lease is over") { store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.claimed(1, by: .here) == [ids[0]])
      #expect(try await store.claimed(1, by: .there) == [ids[1]])
      #expect(try await store.recover(at: .second(1)) { $0 == .there } == 1)
      #expect(try await store.claimed(at: .second(1), by: .here) == [ids[1]])
    },
    Self("what had an attempt of unknown outcome is unknown again after its lease") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.attempt(id, .unknown, to: .unknown)
      #expect(try await store.claimed() == [id])
      #expect(try await store.recover(at: .second(61)) { _ in false } == 1)
      #expect(try await store.state(id) == .unknown)
    },
    Self("each exchange renews the leases of its sender") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      #expect(try await store.claimed(at: .second(50)) == [])
      #expect(try await store.claimed(at: .second(70), by: .there) == [])
      #expect(try await store.claimed(at: .second(111), by: .there) == [id])
    },
    Self("updates of what another has taken over are passed over and named") { store in
      let id = try await store.queue(.made("a"))[0]
      #expect(try await store.claimed() == [id])
      try await store.note(.begin(id))
      #expect(try await store.claimed(at: .second(61), by: .there) == [id])
      let late = try await store.note(
        .end(id, .delivered, to: .delivered), at: .second(62), by: .here)
      #expect(late.passedOver == [id])
      #expect(try await store.state(id) == .leased)
      try await store.attempt(id, .delivered, to: .delivered, at: .second(63), by: .there)
      #expect(try await store.state(id) == .delivered)
    },
    Self("a lease of a clock that was set back since is over") { store in
      let id = try await store.queue(.made("a"), at: .second(100_000))[0]
      #expect(try await store.claimed(at: .second(100_000)) == [id])
      #expect(try await store.claimed(at: .second(10), by: .there) == [id])
    },
    Self("only a sender that holds something is waited for") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"))
      #expect(try await store.claimed() == [ids[0]])
      let elsewhere = try await store.claim(by: .there)
      #expect(elsewhere.nextDue == .second(60) && elsewhere.othersHold)
      try await store.attempt(ids[0], .delivered, to: .delivered)
      #expect(try await store.claimed() == [ids[1]])
      try await store.attempt(ids[1], .delivered, to: .delivered)
      #expect(try await store.claim(by: .there).nextDue == nil)
    },
    Self("a sender that leaves gives back what it holds, and is forgotten") { store in
      let ids = try await store.queue(.made("a"), .made("b"))
      #expect(try await store.claimed() == ids)
      try await store.note(.begin(ids[1]))
      try await store.leave(.here, at: .second(1))
      #expect(try await store.state(ids[0]) == .pending)
      #expect(try await store.state(ids[1]) == .unknown)
      try await store.leave(.here, at: .second(2))
      #expect(try await store.recover(at: .second(2)) { _ in true } == 0)
      #expect(try await store.claimed(at: .second(3), by: .there).count == 2)
    },
    Self("two senders never get the same item") { store in
      for number in 0..<60 { try await store.queue(.made("a\(number)")) }
      async let left = store.claimAll(by: .here)
      async let right = store.claimAll(by: .there)
      let (one, two) = try await (left, right)
      #expect(one.count + two.count == 60)
      #expect(Set(one).isDisjoint(with: two))
    },
  ]
}

extension OutboxStore {
  fileprivate func claimAll(by owner: SenderIdentity) async throws -> [Int64] {
    var ids: [Int64] = []
    while true {
      let more = try await claimed(3, by: owner)
      guard !more.isEmpty else { return ids }
      ids += more
    }
  }
}
