extension OutboxTransaction {
  /// Reads the row of an item.
  func stored(_ id: Int64) throws(OutboxError) -> StoredItem? {
    try connection.first(OutboxStatement.item, [SQLValue(id)], StoredItem.init)
  }

  /// Writes an item as it has become, moved into a state, and lets go what waited for that.
  ///
  /// Every change of a state goes through here, so none is possible that the states do not allow; but for those of each
  /// delivery that goes well, whose statements name what is before.
  mutating func move(
    _ stored: StoredItem, to state: OutboxState, _ change: (inout StoredItem) -> Void = { _ in }
  ) throws(OutboxError) {
    let before = stored.item.state
    guard before.next.contains(state) else {
      throw OutboxError(
        .misuse,
        "Item \(stored.id) is \(before.rawValue) and cannot become \(state.rawValue).")
    }
    var moved = stored
    moved.item.state = state
    moved.item.settledAt = state.isSettled ? now : nil
    if state != .leased && state != .sending {
      moved.holder = nil
      moved.attemptBeganAt = nil
    }
    if state == .delivered { moved.item.isUncertain = false }
    change(&moved)
    // What comes to rest with a part of it done has left that part on the server.
    let isPartial = state.isSettled && state != .delivered && !moved.item.doneEntries.isEmpty
    if state == .unknown || isPartial { moved.item.isUncertain = true }
    try write(moved)
    if state == .delivered { try forgetDeleted(by: moved.id) }
    count(before, -1, bytes: moved.item.bodyLength)
    count(state, 1, bytes: moved.item.bodyLength)
    // What fails, or comes back to life, concerns more than the item behind it.
    if before.isSettled != state.isSettled, state != .delivered { try connection.beAlone() }
    if before.isSettled != state.isSettled {
      try passOn(
        id: moved.id, key: moved.item.key, partition: moved.item.partition,
        isSettled: state.isSettled)
    }
    if state == .delivered {
      try letDependentsGo(of: moved.id)
    } else if before == .delivered {
      try holdDependents(of: moved.id)
    } else if state.isSettled, !before.isSettled {
      let shared = try sharedDependents(of: moved.id)
      try findOtherProviders(for: moved.id)
      try failStranded(shared)
    }
  }

  /// Lets the next item of a key and of a partition go, or holds it back again.
  func passOn(
    id: Int64, key: String?, partition: String?, isSettled: Bool
  ) throws(OutboxError) {
    if let key { try passOn("key", .key, SQLValue(key), id: id, isSettled) }
    if let partition {
      try passOn("partition", .partition, SQLValue(partition), id: id, isSettled)
    }
  }

  /// Of the items behind, only the first can change: all others have an unsettled one before them either way.
  private func passOn(
    _ column: String, _ hold: OutboxHold, _ value: SQLValue, id: Int64, _ isSettled: Bool
  ) throws(OutboxError) {
    if isSettled {
      try connection.run(
        """
        UPDATE item SET holds = holds - ?2
        WHERE id = (SELECT MIN(o.id) FROM item o WHERE o.\(column) = ?1 AND o.settled_at IS NULL)
          AND (holds & ?2) <> 0
        """, [value, SQLValue(hold.rawValue)])
    } else {
      try connection.run(
        """
        UPDATE item SET holds = holds + ?2
        WHERE id = (SELECT MIN(o.id) FROM item o WHERE o.\(column) = ?1 AND o.settled_at IS NULL
            AND o.id > ?3)
          AND (holds & ?2) = 0
        """, [value, SQLValue(hold.rawValue), SQLValue(id)])
    }
  }
}
