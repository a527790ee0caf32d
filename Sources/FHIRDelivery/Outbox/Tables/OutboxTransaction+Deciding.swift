extension OutboxTransaction {
  /// Sets items from outside of a run; what may not go there, or a sender holds, stays as it is.
  package mutating func set(
    _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
    reason: DeliveryReason?
  ) throws(OutboxError) -> Int {
    var rest = selection
    var count = 0
    while let step = try setSome(state, rest, on: ground, reason: reason) {
      count += step.count
      rest = step.rest
    }
    return count
  }

  /// Sets the first items of a selection; gives their number and what is left of it, or nil where nothing was.
  package mutating func setSome(
    _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
    reason: DeliveryReason?
  ) throws(OutboxError) -> (count: Int, rest: OutboxSelection)? {
    guard state != .leased, state != .sending else {
      throw OutboxError(.misuse, "Only a sender makes an item \(state.rawValue).")
    }
    var page = selection
    page.limit = min(256, selection.limit)
    let items = try storedItems(page)
    guard let last = items.last else { return nil }
    var count = 0
    for stored in items where stored.holder == nil {
      if try set(state, stored, of: selection, on: ground, reason: reason) { count += 1 }
    }
    var rest = selection
    rest.after = last.id
    if rest.limit != .max { rest.limit -= count }
    return (count, rest)
  }

  private mutating func set(
    _ wanted: OutboxState, _ stored: StoredItem, of selection: OutboxSelection,
    on ground: OutboxGround, reason: DeliveryReason?
  ) throws(OutboxError) -> Bool {
    let before = stored.item.state
    let mayBeApplied =
      before == .delivered || (before.isSettled && stored.item.isUncertain)
    let isKnown = ground == .answer || !mayBeApplied
    let state = wanted == .pending && !isKnown ? .unknown : wanted
    guard before.next.contains(state) else { return false }
    if before.isSettled, !state.isSettled {
      if try isOvertaken(stored.item, selection, on: ground) { return false }
      // It would fail again, for nothing has come in the place of what it builds on.
      if stored.item.isShared, try lacksProvider(stored.id) { return false }
    }
    let now = now
    try move(stored, to: state) {
      if let reason { $0.item.reason = reason }
      guard !state.isSettled else { return }
      $0.item.dueAt = now
      $0.item.retriedAt = now
      $0.item.excusedAttempts = $0.item.attempts
      $0.item.refusedEntries = [:]
      if before == .delivered { $0.item.doneEntries = [] }
      if before == .unknown || ground == .answer { $0.item.isUncertain = false }
    }
    if ground == .answer, state == .pending { try forgetWritten(by: stored) }
    return true
  }

  /// Whether an earlier version would take the place of a later one, or an item that of what a later one writes.
  ///
  /// A later version that waits was made for a server that has nothing of this one, so it takes nothing of it back. One
  /// that has failed counts where it is taken up by the same decision.
  private func isOvertaken(
    _ item: OutboxItem, _ selection: OutboxSelection, on ground: OutboxGround
  ) throws(OutboxError) -> Bool {
    let later = try connection.rows(
      "SELECT \(StoredItem.columns) FROM item WHERE key = ?1 AND version > ?2",
      [SQLValue(item.key), SQLValue(item.version)], StoredItem.init)
    if later.contains(where: { !$0.item.hasFailed || selection.contains($0.item) }) { return true }
    // What the server is seen to have lost goes again for the sake of those of its resources that nothing else brings; and
    // shared items that wait come after it anyway. What is on the server has nothing to bring but its own age: a patient,
    // say, as an encounter had it before a later one corrected it.
    let isThere = item.state == .delivered && ground == .decision
    guard item.isShared || isThere else { return false }
    return try isRewritten(
      item.id, wholly: ground == .answer, byWaiting: false, differently: isThere)
  }

  /// Whether later items of any key do something to a resource of an item, or to each of them, or something else than it.
  func isRewritten(
    _ id: Int64, wholly: Bool = false, byWaiting: Bool = true, differently: Bool = false
  ) throws(OutboxError) -> Bool {
    let isRewritten = """
      EXISTS (SELECT 1 FROM effect o JOIN item l ON l.id = o.item
        WHERE o.reference = e.reference AND o.item > e.item
          AND \(differently ? "(o.action <> e.action OR o.digest <> e.digest)" : "TRUE")
          AND NOT (l.state IN ('rejected', 'dead', 'dropped') AND l.is_uncertain = 0)
          AND (l.state <> 'pending' OR \(byWaiting ? "TRUE" : "l.is_uncertain <> 0")))
      """
    let some = "SELECT 1 FROM effect e WHERE e.item = ?1 AND \(isRewritten) LIMIT 1"
    guard try connection.exists(some, [SQLValue(id)]) else { return false }
    guard wholly else { return true }
    let rest = "SELECT 1 FROM effect e WHERE e.item = ?1 AND NOT \(isRewritten) LIMIT 1"
    return try !connection.exists(rest, [SQLValue(id)])
  }
}

extension OutboxItem {
  /// Whether it is certain that the server has nothing of it, and will get nothing by itself.
  fileprivate var hasFailed: Bool {
    switch state {
    case .rejected, .dead, .dropped: !isUncertain
    case .pending, .leased, .sending, .unknown, .delivered: false
    }
  }
}
