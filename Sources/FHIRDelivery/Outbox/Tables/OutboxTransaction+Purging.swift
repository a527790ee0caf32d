extension OutboxTransaction {
  /// Removes some of what settled before a time, of the items after one; gives their number and where to go on.
  package mutating func purge(
    settledBefore time: UnixTime, includingLast: Bool, after id: Int64
  ) throws(OutboxError) -> (removed: Int, last: Int64?) {
    let settled = try connection.rows(
      """
      SELECT id, state, body_length FROM item
      WHERE id > ?1 AND settled_at IS NOT NULL AND settled_at < ?2 ORDER BY id LIMIT 256
      """, [SQLValue(id), SQLValue(time)]
    ) { row throws(OutboxError) in
      (id: try row.integer(0), state: try row.state(1), bytes: try row.int(2))
    }
    var removed = 0
    for row in settled where try isSpare(row.id, includingLast: includingLast) {
      try connection.run("DELETE FROM item WHERE id = ?1", [SQLValue(row.id)])
      count(row.state, -1, bytes: row.bytes)
      removed += 1
    }
    return (removed, settled.last?.id)
  }

  /// Whether nothing that may still be done needs a settled item.
  ///
  /// What an unsettled item requires stays, and what comes before an unsettled version of the same key: how that one
  /// ends decides what has to be undone. Of a key, the last version stays, and what its next correction has to undo:
  /// all from the last delivered version on, but for versions that were refused without doubt. A shared item stays as
  /// long as it is the last that writes one of its resources.
  private func isSpare(_ id: Int64, includingLast: Bool) throws(OutboxError) -> Bool {
    let isRequired = try connection.exists(
      """
      SELECT 1 FROM prerequisite p JOIN item i ON i.id = p.item
      WHERE p.provider = ?1 AND i.settled_at IS NULL LIMIT 1
      """, [SQLValue(id)])
    if isRequired { return false }
    let isSucceeded = try connection.exists(
      """
      SELECT 1 FROM item i JOIN item l ON l.key = i.key AND l.version > i.version
      WHERE i.id = ?1 AND l.settled_at IS NULL LIMIT 1
      """, [SQLValue(id)])
    if isSucceeded { return false }
    if includingLast { return true }
    let isReplaced = try connection.exists(
      """
      SELECT 1 FROM item i JOIN item l ON l.key = i.key AND l.version > i.version
      WHERE i.id = ?1 AND (l.state = 'delivered'
        OR (i.state IN ('rejected', 'dead', 'dropped') AND i.is_uncertain = 0))
      LIMIT 1
      """, [SQLValue(id)])
    guard isReplaced else { return false }
    return try !connection.exists(
      """
      SELECT 1 FROM item i JOIN effect e ON e.item = i.id
      WHERE i.id = ?1 AND i.rank = 0 AND i.state = 'delivered' AND NOT EXISTS
        (SELECT 1 FROM effect o JOIN item w ON w.id = o.item
         WHERE o.reference = e.reference AND o.item > i.id AND w.state = 'delivered')
      LIMIT 1
      """, [SQLValue(id)])
  }
}
