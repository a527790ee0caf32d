internal import GRDB

extension SQLiteOutbox {
  /// Notes, or compares, whom the outbox belongs to.
  func belong(to target: String?, _ secretFingerprint: String?, _ mode: Mode) throws {
    let name = name
    try belong("target", to: target, mode) { known in
      OutboxError(
        .otherTarget,
        "\(name) belongs to \(known). Use an outbox per server; if that server has moved here, say "
          + "so with: outbox retarget")
    }
    try belong("secret", to: secretFingerprint, mode) { _ in
      OutboxError(
        .otherSecret,
        "\(name) was made with another site secret, so the same records would get other ids. Use "
          + "the secret that it was made with, or a new outbox.")
    }
  }

  private func belong(
    _ what: String, to wanted: String?, _ mode: Mode, _ refusal: (String) -> OutboxError
  ) throws {
    guard let wanted else { return }
    var known = try pool.read { db in try Self.meta(what, db) }
    if known == nil, mode == .writing {
      known = try pool.write { db in
        try db.execute(
          sql: "INSERT INTO meta(name, value) VALUES (?, ?) ON CONFLICT(name) DO NOTHING",
          arguments: [what, wanted])
        return try Self.meta(what, db)
      }
    }
    if let known, known != wanted { throw refusal(known) }
  }

  /// The server that the outbox belongs to.
  public func target() throws(OutboxError) -> String? {
    do {
      return try pool.read { db in try Self.meta("target", db) }
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  /// Gives the outbox to the same server at another address.
  public func retarget(to target: String) throws(OutboxError) {
    do {
      try pool.write { db in
        try db.execute(
          sql: """
            INSERT INTO meta(name, value) VALUES ('target', ?)
            ON CONFLICT(name) DO UPDATE SET value = excluded.value
            """, arguments: [target])
      }
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  private static func meta(_ name: String, _ db: Database) throws -> String? {
    try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name])
  }
}
