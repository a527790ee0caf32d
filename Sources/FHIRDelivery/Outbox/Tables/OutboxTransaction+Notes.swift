extension OutboxTransaction {
  /// What is noted of the whole outbox under a name.
  package func note(_ name: String) throws(OutboxError) -> String? {
    try connection.meta(Self.row(of: name))
  }

  /// Notes something of the whole outbox.
  package func setNote(_ name: String, to value: String) throws(OutboxError) {
    try connection.setMeta(Self.row(of: name), to: value)
  }

  /// No note has the name of what the outbox itself keeps there.
  private static func row(of name: String) -> String { "note.\(name)" }
}

extension OutboxConnection {
  /// What `meta` has under a name.
  package func meta(_ name: String) throws(OutboxError) -> String? {
    try first("SELECT value FROM meta WHERE name = ?1", [SQLValue(name)]) {
      row throws(OutboxError) in try row.text(0)
    }
  }

  /// Writes a row of `meta`, in the place of what it had under the name.
  package func setMeta(_ name: String, to value: String) throws(OutboxError) {
    try run(
      """
      INSERT INTO meta(name, value) VALUES (?1, ?2)
      ON CONFLICT(name) DO UPDATE SET value = excluded.value
      """, [SQLValue(name), SQLValue(value)])
  }
}
