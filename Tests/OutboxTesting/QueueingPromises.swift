import FHIRDelivery
import Testing

extension OutboxPromise {
  static let queueing = [
    Self("what was queued comes back to the byte") { store in
      let entry = OutboxEntry(
        key: "encounter 1", partition: "p", body: Array(0...255), contentDigest: [7],
        place: "rows.csv:17", producer: "test 1")
      let id = try await store.queue(entry, at: .second(3))[0]
      let item = try #require(try await store.item(id))
      #expect(item.body == entry.body)
      #expect(item.bodyLength == 256)
      #expect(item.key == "encounter 1" && item.version == 1 && item.partition == "p")
      #expect(item.state == .pending && item.attempts == 0 && !item.isUncertain)
      #expect(item.queuedAt == .second(3) && item.place == "rows.csv:17")
      #expect(item.producer == "test 1" && item.isRepeatable && !item.isShared)
    },
    Self("the same content as the last version is not queued again") { store in
      let id = try await store.queue(.made("a"))[0]
      let again = try await store.add([.made("a")], resending: false, at: .second(1))
      #expect(again == [.unchanged(id, .pending)])
      #expect(try await store.deliverAll() == [id])
      let later = try await store.add([.made("a")], resending: false, at: .second(2))
      #expect(later == [.unchanged(id, .delivered)])
    },
    Self("it is queued again where that is asked for") { store in
      let id = try await store.queue(.made("a"))[0]
      let again = try await store.add([.made("a")], resending: true, at: .second(1))
      guard case .queued(let second)? = again.first else {
        Issue.record("nothing was queued: \(again)")
        return
      }
      #expect(second > id)
      #expect(try await store.item(second)?.version == 2)
    },
    Self("content that was there before the last version is queued") { store in
      let ids = try await store.queue(.made("a", "one"), .made("a", "two"), .made("a", "one"))
      #expect(Set(ids).count == 3)
      #expect(try await store.item(ids[2])?.version == 3)
    },
    Self("a version that the server refused does not hide the one before it") { store in
      let first = try await store.queue(.made("a", "one"))[0]
      _ = try await store.deliverAll()
      let second = try await store.queue(.made("a", "two"))[0]
      #expect(try await store.claimed() == [second])
      try await store.attempt(second, .rejected, to: .rejected)
      let again = try await store.add([.made("a", "one")], resending: false, at: start)
      #expect(again == [.unchanged(first, .delivered)])
    },
    Self("after a version that may have been applied all the same, the one before goes again") {
      store in
      try await store.queue(.made("a", "one"))
      _ = try await store.deliverAll()
      let second = try await store.queue(.made("a", "two"))[0]
      #expect(try await store.claimed() == [second])
      try await store.attempt(second, .unknown, to: .dead)
      let again = try await store.add([.made("a", "one")], resending: false, at: start)
      #expect(again == [.queued(second + 1)])
    },
    Self("shared content is queued again where another item has written a part of it since") {
      store in
      try await store.queue(.made("x", "B", isShared: true, writes: ["Practitioner/1"]))
      try await store.queue(
        .made("y", "C", isShared: true, writes: ["Organization/1", "Practitioner/1"]))
      #expect(try await store.deliverAll().count == 2)
      let again = OutboxEntry.made("x", "B", isShared: true, writes: ["Practitioner/1"])
      let additions = try await store.add([again, again], resending: false, at: start)
      guard case .queued(let id)? = additions.first else {
        Issue.record("nothing was queued: \(additions)")
        return
      }
      #expect(additions.last == .unchanged(id, .pending))
    },
    Self("what is queued in one step is queued in its order") { store in
      let ids = try await store.queue(.made("c"), .made("a"), .made("b"))
      #expect(ids == ids.sorted())
      #expect(try await store.items(OutboxSelection()).map(\.key) == ["c", "a", "b"])
      #expect(try await store.items(OutboxSelection()).allSatisfy { $0.body.isEmpty })
    },
  ]
}
