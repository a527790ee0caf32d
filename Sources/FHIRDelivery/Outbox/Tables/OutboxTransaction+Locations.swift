extension OutboxTransaction {
  /// Notes where the server has put resources.
  mutating func note(_ locations: [String: String]) throws(OutboxError) {
    for (reference, place) in locations {
      try connection.run(
        """
        INSERT INTO location(reference, place) VALUES (?1, ?2)
        ON CONFLICT(reference) DO UPDATE SET place = excluded.place
        """, [SQLValue(reference), SQLValue(place)])
      hasLocations = true
    }
  }

  /// Forgets where resources were that the server has removed for an item: in all of its entries, or in some.
  mutating func forgetDeleted(
    by id: Int64, entries: Set<Int>? = nil
  ) throws(OutboxError) {
    try forget(.delete, of: id) { entries?.contains($0) ?? true }
  }

  /// Forgets where resources were that an item has written, for the server has nothing of it.
  ///
  /// What of it was done before is there all the same, unless it goes again from its beginning.
  mutating func forgetWritten(by stored: StoredItem) throws(OutboxError) {
    let done = stored.item.state == .delivered ? [] : stored.item.doneEntries
    try forget(.write, of: stored.id) { !done.contains($0) }
  }

  private mutating func forget(
    _ action: OutboxEffect.Action, of id: Int64, where isMeant: (Int) -> Bool
  ) throws(OutboxError) {
    guard try someAreElsewhere() else { return }
    let effects = try connection.rows(
      "SELECT position, reference FROM effect WHERE item = ?1 AND action = ?2",
      [SQLValue(id), SQLValue(action.rawValue)]
    ) { row throws(OutboxError) in (position: try row.int(0), reference: try row.text(1)) }
    for effect in effects where isMeant(effect.position) {
      try connection.run("DELETE FROM location WHERE reference = ?1", [SQLValue(effect.reference)])
    }
  }

  /// Most servers take the ids that they get; then nothing has to be looked for with each delivery.
  private mutating func someAreElsewhere() throws(OutboxError) -> Bool {
    if let hasLocations { return hasLocations }
    let found = try connection.exists("SELECT 1 FROM location LIMIT 1")
    hasLocations = found
    return found
  }
}
