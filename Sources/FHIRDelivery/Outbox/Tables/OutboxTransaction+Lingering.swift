extension OutboxTransaction {
  /// Notes that the server may still work on a request of an item, whatever becomes of the item meanwhile.
  func noteLingering(_ item: OutboxItem) throws(OutboxError) {
    for scope in Self.scopes(of: item) {
      try connection.run(
        """
        INSERT INTO lingering(scope, item, ended_at) VALUES (?1, ?2, ?3)
        ON CONFLICT(scope) DO UPDATE SET item = excluded.item, ended_at = excluded.ended_at
        """, [SQLValue(scope), SQLValue(item.id), SQLValue(now)])
    }
  }

  /// Until when an item waits for a request of an earlier one that may still be under way.
  func timeToSettle(
    for item: OutboxItem, _ settlingTime: Duration
  ) throws(OutboxError) -> UnixTime? {
    var last: UnixTime?
    for scope in Self.scopes(of: item) {
      let ended = try connection.first(
        "SELECT ended_at FROM lingering WHERE scope = ?1 AND item < ?2",
        [SQLValue(scope), SQLValue(item.id)]
      ) { row throws(OutboxError) in try row.time(0) }
      if let ended { last = max(last ?? ended, ended) }
    }
    guard let last else { return nil }
    let time = last + settlingTime
    return time > now ? time : nil
  }

  /// Forgets what has had its time, and what lies in the future because the clock was set back.
  func forgetLingering(after settlingTime: Duration) throws(OutboxError) {
    try connection.run(
      """
      DELETE FROM lingering WHERE scope IN
        (SELECT scope FROM lingering WHERE ended_at <= ?1 OR ended_at > ?2
         \(connection.claimClause))
      """, [SQLValue(now + (.zero - settlingTime)), SQLValue(now + settlingTime)])
  }

  private static func scopes(of item: OutboxItem) -> [String] {
    ["key \(item.key)"] + (item.partition.map { ["partition \($0)"] } ?? [])
  }
}
