extension OutboxTransaction {
  /// What each version of a key did or may do to the server, from the first to the last.
  package func ledger(ofKey key: String) throws(OutboxError) -> [OutboxLedgerEntry] {
    try connection.rows(
      """
      SELECT i.id, i.state, i.is_uncertain, e.reference, e.action, e.digest
      FROM item i JOIN effect e ON e.item = i.id
      WHERE i.key = ?1 ORDER BY i.version, e.position
      """, [SQLValue(key)]
    ) { row throws(OutboxError) in
      OutboxLedgerEntry(
        item: try row.integer(0), state: try row.state(1), isUncertain: try row.flag(2),
        effect: OutboxEffect(
          try row.text(3), try action(try row.text(4)), digest: try row.blob(5)))
    }
  }

  /// Keys of which a version writes a resource and no later one has taken its place.
  package func keys(holding reference: String) throws(OutboxError) -> [String] {
    try connection.rows(
      """
      SELECT DISTINCT i.key FROM effect e JOIN item i ON i.id = e.item
      WHERE e.reference = ?1 AND e.action = 'write'
        AND NOT (i.state IN ('rejected', 'dead', 'dropped') AND i.is_uncertain = 0)
        AND NOT EXISTS (SELECT 1 FROM item l WHERE l.key = i.key AND l.version > i.version
          AND l.state NOT IN ('rejected', 'dead', 'dropped'))
      ORDER BY i.key
      """, [SQLValue(reference)]
    ) { row throws(OutboxError) in try row.text(0) }
  }

  /// The digests of resources as the last items have them that were not refused.
  ///
  /// Where the last one may or may not have been applied, nobody knows what the server has, and there is no digest.
  package func digests(of references: [String]) throws(OutboxError) -> [String: [UInt8]] {
    var digests: [String: [UInt8]] = [:]
    for reference in references where digests[reference] == nil {
      let last = try connection.first(
        """
        SELECT e.action, e.digest, i.state FROM effect e JOIN item i ON i.id = e.item
        WHERE e.reference = ?1
          AND NOT (i.state IN ('rejected', 'dead', 'dropped') AND i.is_uncertain = 0)
        ORDER BY e.item DESC, e.position DESC LIMIT 1
        """, [SQLValue(reference)]
      ) { row throws(OutboxError) in
        (try action(try row.text(0)), try row.blob(1), try row.state(2))
      }
      guard let (action, digest, state) = last, action == .write else { continue }
      switch state {
      case .rejected, .dead, .dropped: continue
      case .pending, .leased, .sending, .unknown, .delivered: digests[reference] = digest
      }
    }
    return digests
  }

  /// Where the server has put resources, where that is not where the bodies have them.
  package func locations(of references: [String]) throws(OutboxError) -> [String: String] {
    var locations: [String: String] = [:]
    for reference in references {
      locations[reference] = try connection.first(
        "SELECT place FROM location WHERE reference = ?1", [SQLValue(reference)]
      ) { row throws(OutboxError) in try row.text(0) }
    }
    return locations
  }

  private func action(_ name: String) throws(OutboxError) -> OutboxEffect.Action {
    guard let action = OutboxEffect.Action(rawValue: name) else {
      throw OutboxError(.corrupt, "The outbox is damaged: an effect is of no known kind.")
    }
    return action
  }
}
