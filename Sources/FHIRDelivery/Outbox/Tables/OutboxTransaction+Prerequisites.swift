extension OutboxTransaction {
  /// Which item provides a resource: the last that writes it and has not failed, else the last that writes it.
  func provider(of reference: String) throws(OutboxError) -> Int64? {
    try connection.first(
      """
      SELECT e.item FROM effect e JOIN item i ON i.id = e.item
      WHERE e.reference = ?1 AND e.action = 'write'
      ORDER BY CASE WHEN i.state IN ('rejected', 'dead', 'dropped') THEN 1 ELSE 0 END, e.item DESC
      LIMIT 1
      """, [SQLValue(reference)]
    ) { row throws(OutboxError) in try row.integer(0) }
  }

  /// Lets the items go that waited for this one only, which is delivered.
  func letDependentsGo(of id: Int64) throws(OutboxError) {
    guard try hasDependents(id) else { return }
    // Of two that are delivered at once, neither would see that with the other the last one is there.
    try connection.beAlone()
    try connection.run(
      """
      UPDATE item SET holds = holds - 4
      WHERE id IN (SELECT item FROM prerequisite WHERE provider = ?1)
        AND settled_at IS NULL AND (holds & 4) <> 0 AND NOT \(OutboxHold.lacksPrerequisite)
      """, [SQLValue(id)])
  }

  /// Holds back the items that require this one, which is delivered no more.
  func holdDependents(of id: Int64) throws(OutboxError) {
    guard try hasDependents(id) else { return }
    try connection.beAlone()
    try connection.run(
      """
      UPDATE item SET holds = holds + 4
      WHERE id IN (SELECT item FROM prerequisite WHERE provider = ?1)
        AND settled_at IS NULL AND (holds & 4) = 0 AND \(OutboxHold.lacksPrerequisite)
      """, [SQLValue(id)])
  }

  private func hasDependents(_ id: Int64) throws(OutboxError) -> Bool {
    try connection.exists("SELECT 1 FROM prerequisite WHERE provider = ?1 LIMIT 1", [SQLValue(id)])
  }

  /// What has failed provides nothing: whoever requires it turns to a later item that writes the same resource.
  func findOtherProviders(for id: Int64) throws(OutboxError) {
    let references = try connection.rows(
      "SELECT DISTINCT reference FROM prerequisite WHERE provider = ?1", [SQLValue(id)]
    ) { row throws(OutboxError) in try row.text(0) }
    for reference in references { try turn(dependentsOn: reference, from: id) }
  }

  /// The dependents of failed items turn to an item that was queued just now.
  func offerProvider(_ references: [String]) throws(OutboxError) {
    for reference in references {
      let failed = try connection.rows(
        """
        SELECT DISTINCT p.provider FROM prerequisite p JOIN item i ON i.id = p.provider
        WHERE p.reference = ?1 AND i.state IN ('rejected', 'dead', 'dropped')
        """, [SQLValue(reference)]
      ) { row throws(OutboxError) in try row.integer(0) }
      for id in failed { try turn(dependentsOn: reference, from: id) }
    }
  }

  private func turn(dependentsOn reference: String, from id: Int64) throws(OutboxError) {
    guard let other = try provider(of: reference), other != id else { return }
    try connection.run(
      """
      UPDATE prerequisite SET provider = ?3
      WHERE provider = ?1 AND reference = ?2 AND item <> ?3
      """, [SQLValue(id), SQLValue(reference), SQLValue(other)])
    try letDependentsGo(of: other)
    try holdDependents(of: other)
  }
}
