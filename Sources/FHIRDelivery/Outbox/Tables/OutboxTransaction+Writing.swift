extension OutboxTransaction {
  /// Writes the row of an item as it has become.
  ///
  /// What is claimed or begun changes in few columns, and in no index that orders; these are two of three writes.
  func write(_ stored: StoredItem) throws(OutboxError) {
    switch stored.item.state {
    case .leased:
      try connection.run(OutboxStatement.lease, [SQLValue(stored.id), SQLValue(stored.holder)])
    case .sending:
      try connection.run(
        OutboxStatement.begin,
        [SQLValue(stored.id), SQLValue(stored.item.attempts), SQLValue(stored.attemptBeganAt)])
    case .delivered, .rejected, .dead, .dropped:
      try connection.run(OutboxStatement.settle, values(of: stored))
    case .pending, .unknown:
      try connection.run(
        OutboxStatement.open, values(of: stored) + [SQLValue(stored.holds(at: now)?.rawValue)])
    }
  }

  private func values(of stored: StoredItem) -> [SQLValue] {
    let item = stored.item
    return [
      SQLValue(item.id), SQLValue(item.state), SQLValue(item.isUncertain),
      SQLValue(item.attempts), SQLValue(item.excusedAttempts), SQLValue(item.dueAt),
      SQLValue(item.retriedAt), SQLValue(item.settledAt),
      SQLValue(StoredItem.progress(done: item.doneEntries, refused: item.refusedEntries)),
      SQLValue(item.reason?.code),
      SQLValue(item.reason?.message), SQLValue(item.reason?.needsChange ?? false),
    ]
  }
}

/// The statements that every delivery needs, made once.
package enum OutboxStatement {
  /// The states that a person asks for; there is an index over these alone, for all others come and go with each delivery.
  ///
  /// Not by `IN`: SQLite makes a table of its list, each time that a row changes which the index might hold.
  package static let isTrouble =
    "(state = 'unknown' OR state = 'rejected' OR state = 'dead' OR state = 'dropped')"

  static let item = "SELECT \(StoredItem.columns) FROM item WHERE id = ?1"

  /// Only what nothing holds is claimed, so that from then on the sender alone holds it.
  static let lease = "UPDATE item SET state = 'leased', holder = ?2, holds = 16 WHERE id = ?1"

  static let begin =
    "UPDATE item SET state = 'sending', attempts = ?2, attempt_began_at = ?3 WHERE id = ?1"

  static let beginLeased = """
    UPDATE item SET state = 'sending', attempts = attempts + 1, attempt_began_at = ?2
    WHERE id = ?1 AND holder = ?3 AND state = 'leased'
    RETURNING body_length
    """

  /// Claims and begins at once; one statement for two, since nobody could see the one without the other.
  static let beginReady = """
    UPDATE item SET state = 'sending', holder = ?2, holds = 16, attempts = attempts + 1,
      attempt_began_at = ?3
    WHERE id = ?1 AND holds = 0
    """

  /// What has begun, and whether anything waits for it: most items are alone, and cost no further statements.
  static let sending = """
    SELECT key, partition, body_length, \(isFollowed("key")), \(isFollowed("partition")),
      CASE WHEN EXISTS (SELECT 1 FROM prerequisite p WHERE p.provider = item.id) THEN 1 ELSE 0 END
    FROM item WHERE id = ?1 AND holder = ?2 AND state = 'sending'
    """

  private static func isFollowed(_ column: String) -> String {
    """
    CASE WHEN EXISTS (SELECT 1 FROM item o WHERE o.\(column) = item.\(column)
      AND o.settled_at IS NULL AND o.id <> item.id) THEN 1 ELSE 0 END
    """
  }

  /// Without `RETURNING`, for which SQLite makes a table each time.
  static let deliverSending = """
    UPDATE item SET state = 'delivered', is_uncertain = 0, due_at = ?2, settled_at = ?2,
      done_entries = ?3, reason_code = NULL, reason_message = NULL, reason_needs_change = 0,
      holder = NULL, attempt_began_at = NULL, holds = NULL
    WHERE id = ?1 AND holder = ?4 AND state = 'sending'
    """

  static let settle = update("NULL")
  static let open = update("?13 + \(OutboxHold.relations)")

  private static func update(_ holds: String) -> String {
    """
    UPDATE item SET state = ?2, is_uncertain = ?3, attempts = ?4, excused_attempts = ?5,
      due_at = ?6, retried_at = ?7, settled_at = ?8, done_entries = ?9, reason_code = ?10,
      reason_message = ?11, reason_needs_change = ?12, holder = NULL, attempt_began_at = NULL,
      holds = \(holds)
    WHERE id = ?1
    """
  }
}
