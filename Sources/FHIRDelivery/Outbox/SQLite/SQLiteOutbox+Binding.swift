internal import GRDB

extension SQLiteOutbox {
  /// Notes, or compares, whom the outbox belongs to.
  func belong(to owner: OutboxOwner, _ mode: OutboxMode) throws {
    guard !owner.isAnybody else { return }
    let name = name
    let isNoted = try look { outbox throws(OutboxError) in
      try outbox.belongs(to: owner, named: name)
    }
    guard !isNoted, mode == .writing else { return }
    try change { outbox throws(OutboxError) in try outbox.bind(to: owner, named: name) }
  }

  /// The server that the outbox belongs to.
  public func target() throws(OutboxError) -> String? {
    try look { outbox throws(OutboxError) in try outbox.target() }
  }

  /// Gives the outbox to the same server at another address.
  public func retarget(to target: String) throws(OutboxError) {
    try change { outbox throws(OutboxError) in try outbox.retarget(to: target) }
  }

  /// No time is written here.
  private static let noTime = UnixTime(milliseconds: 0)

  private func look<Value>(
    _ body: (inout OutboxTransaction<SQLiteConnection>) throws(OutboxError) -> Value
  ) throws(OutboxError) -> Value {
    do {
      return try pool.read { db in
        try OutboxTransaction.run(SQLiteConnection(db: db, name: name), at: Self.noTime, body)
      }
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  private func change(
    _ body: (inout OutboxTransaction<SQLiteConnection>) throws(OutboxError) -> Void
  ) throws(OutboxError) {
    do {
      try pool.writeWithoutTransaction { db in
        try Self.commit(db, name: name, at: Self.noTime, body)
      }
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }
}
