extension OutboxTransaction {
  /// What is noted of the whole outbox under a name.
  package func note(_ name: String) throws(OutboxError) -> String? {
    try connection.first(
      "SELECT value FROM meta WHERE name = ?1", [SQLValue(Self.row(of: name))]
    ) { row throws(OutboxError) in try row.text(0) }
  }

  /// Notes something of the whole outbox.
  package func setNote(_ name: String, to value: String) throws(OutboxError) {
    try connection.run(
      """
      INSERT INTO meta(name, value) VALUES (?1, ?2)
      ON CONFLICT(name) DO UPDATE SET value = excluded.value
      """, [SQLValue(Self.row(of: name)), SQLValue(value)])
  }

  /// No note has the name of what the outbox itself keeps there.
  private static func row(of name: String) -> String { "note.\(name)" }
}
