extension OutboxTransaction {
  /// The counts, all from indexes and the tally; who sends is known elsewhere.
  package func status() throws(OutboxError) -> OutboxStatus {
    var status = OutboxStatus()
    let tally = try connection.rows("SELECT state, items, bytes, last_at FROM tally", []) {
      row throws(OutboxError) in
      (
        state: try row.state(0), items: try row.int(1), bytes: try row.integer(2),
        lastAt: try row.optionalTime(3)
      )
    }
    for row in tally where row.items > 0 {
      status.counts[row.state] = row.items
      if !row.state.isSettled { status.unsettledBytes += row.bytes }
    }
    status.lastDeliveredAt = tally.first { $0.state == .delivered }?.lastAt
    status.waitingCount = try number(
      "SELECT COUNT(*) FROM item WHERE holds = 8 AND due_at > ?1", [SQLValue(now)])
    status.blockedCount = try number(
      """
      SELECT COUNT(DISTINCT p.item) FROM prerequisite p JOIN item i ON i.id = p.item
      WHERE i.settled_at IS NULL AND p.provider IN
        (SELECT id FROM item WHERE \(OutboxStatement.isTrouble) AND state <> 'unknown')
      """)
    status.oldestQueuedAt = try time("SELECT MIN(queued_at) FROM item WHERE settled_at IS NULL")
    let isReady = try connection.exists("SELECT 1 FROM item WHERE holds = 0 LIMIT 1")
    status.nextDue = isReady ? now : try time("SELECT MIN(due_at) FROM item WHERE holds = 8")
    return status
  }

  private func number(_ sql: String, _ values: [SQLValue] = []) throws(OutboxError) -> Int {
    try connection.first(sql, values) { row throws(OutboxError) in try row.int(0) } ?? 0
  }

  private func time(_ sql: String) throws(OutboxError) -> UnixTime? {
    try connection.first(sql) { row throws(OutboxError) in try row.optionalTime(0) } ?? nil
  }
}
