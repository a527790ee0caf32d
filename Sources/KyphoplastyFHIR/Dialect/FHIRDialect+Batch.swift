internal import FHIRDelivery

extension FHIRDialect {
  /// What is not done, as a batch in the order in which it can be done.
  ///
  /// What is removed goes in a request of its own after all else, for a server may do a batch in any order.
  func batch(_ unsent: UnsentBundle) throws(UnsendableItem) -> DialectRequest {
    if unsent.body.kind == .batch, unsent.isWhole(within: aims) {
      return DialectRequest(
        .post, body: unsent.item.body, entries: Array(unsent.body.entries.indices))
    }
    let order = EntryOrder(unsent.body)
    guard !order.hasInnerAddresses || identity == .conditional else {
      throw Self.innerAddresses
    }
    var entries = order.entries.filter(unsent.open.contains)
    if unsent.body.kind == .transaction {
      let writes = entries.filter { unsent.body.entries[$0].method != "DELETE" }
      if !writes.isEmpty { entries = writes }
    }
    if goesByPlaces {
      let ready = unsent.ready(entries, order)
      if ready.isEmpty, let first = unsent.first(of: entries, order) {
        let text = try unsent.writer.entry(first, with: [], isProvisional: true)
        return DialectRequest(.post, body: BundleBody.bundle(.batch, of: [text]), entries: [first])
      }
      entries = ready
    }
    let part = try part(of: entries.map { [$0] }, in: unsent)
    return try bundle(.batch, of: part, in: unsent)
  }

  static var innerAddresses: UnsendableItem {
    UnsendableItem(
      "item-inner-addresses",
      "its entries refer to one another by urn:uuid, which a server resolves in a transaction only")
  }
}

extension UnsentBundle {
  /// The entries whose references have their places on the server already.
  func ready(_ entries: [Int], _ order: EntryOrder) -> [Int] {
    entries.filter { entry in
      order.needs[entry].allSatisfy { need in
        body.entries[need].target.map { writer.locations[$0] != nil } ?? true
      }
    }
  }

  /// The entry that goes provisionally where all refer to one another in circles, and once more when the others are there.
  ///
  /// It is the one that most others refer to, of those whose own place is not known yet.
  func first(of entries: [Int], _ order: EntryOrder) -> Int? {
    let unplaced = entries.filter { entry in
      body.entries[entry].target.map { writer.locations[$0] == nil } ?? false
    }
    let wanted = entries.flatMap { order.needs[$0] }
    return unplaced.max { a, b in
      let (x, y) = (wanted.count { $0 == a }, wanted.count { $0 == b })
      return x == y ? a > b : x < y
    }
  }
}
