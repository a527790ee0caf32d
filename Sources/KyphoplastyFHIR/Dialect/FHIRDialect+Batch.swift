internal import FHIRDelivery

extension FHIRDialect {
  /// What is not done, as a batch in the order in which it can be done.
  ///
  /// What is removed goes in a request of its own after all else, for a server may do a batch in any order.
  func batch(_ unsent: UnsentBundle) throws(UnsendableItem) -> DialectRequest {
    if unsent.body.kind == .batch, unsent.isWhole(within: limits) {
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
    if identity == .conditional {
      entries = try unsent.ready(entries, order)
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
  func ready(_ entries: [Int], _ order: EntryOrder) throws(UnsendableItem) -> [Int] {
    let ready = entries.filter { entry in
      order.needs[entry].allSatisfy { need in
        body.entries[need].target.map { writer.locations[$0] != nil } ?? true
      }
    }
    guard ready.isEmpty, let first = entries.first else { return ready }
    throw UnsendableItem(
      "item-circle",
      "\(name(first)) and others refer to one another, so none can go first where the server gives the ids: use transactions"
    )
  }
}
