extension OutboxTransaction {
  /// Sets items by a person's decision; what may not go there, or a sender holds, stays as it is.
  package mutating func set(
    _ state: OutboxState, _ selection: OutboxSelection, reason: DeliveryReason?
  ) throws(OutboxError) -> Int {
    var rest = selection
    var count = 0
    while let step = try setSome(state, rest, reason: reason) {
      count += step.count
      rest = step.rest
    }
    return count
  }

  /// Sets the first items of a selection; gives their number and what is left of it, or nil where nothing was.
  package mutating func setSome(
    _ state: OutboxState, _ selection: OutboxSelection, reason: DeliveryReason?
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
      if try set(state, stored, reason: reason) { count += 1 }
    }
    var rest = selection
    rest.after = last.id
    if rest.limit != .max { rest.limit -= count }
    return (count, rest)
  }

  private mutating func set(
    _ wanted: OutboxState, _ stored: StoredItem, reason: DeliveryReason?
  ) throws(OutboxError) -> Bool {
    let before = stored.item.state
    let hasFailed = before == .rejected || before == .dead
    let state = wanted == .pending && hasFailed && stored.item.isUncertain ? .unknown : wanted
    guard before.next.contains(state) else { return false }
    if before.isSettled, !state.isSettled, try isOvertaken(stored.item) { return false }
    let now = now
    try move(stored, to: state) {
      if let reason { $0.item.reason = reason }
      guard !state.isSettled else { return }
      $0.item.dueAt = now
      $0.item.retriedAt = now
      $0.item.excusedAttempts = $0.item.attempts
      if before == .delivered { $0.item.doneEntries = [] }
      if before == .unknown { $0.item.isUncertain = false }
    }
    return true
  }

  /// Whether the server may have a later version of the key already: an earlier one would take its place.
  private func isOvertaken(_ item: OutboxItem) throws(OutboxError) -> Bool {
    try connection.first(
      """
      SELECT 1 FROM item WHERE key = ?1 AND version > ?2
        AND (is_uncertain = 1 OR state IN ('delivered', 'leased', 'sending', 'unknown')) LIMIT 1
      """, [SQLValue(item.key), SQLValue(item.version)]
    ) { _ throws(OutboxError) in true } ?? false
  }
}
