internal import GRDB

extension SQLiteOutbox {
  /// Removes what settled before a time, and gives its space back to the system.
  ///
  /// In steps, so that a sender never waits long; the file ends where its last page does, and the log is emptied, so
  /// that nothing of what was removed stays behind.
  public func purge(
    settledBefore time: UnixTime, includingLast: Bool
  ) async throws(OutboxError) -> Int {
    var removed = 0
    var last: Int64 = 0
    while true {
      let position = last
      let step = try await write(at: time) { outbox throws(OutboxError) in
        try outbox.purge(settledBefore: time, includingLast: includingLast, after: position)
      }
      removed += step.removed
      guard let next = step.last else { break }
      last = next
    }
    try await shrink()
    return removed
  }

  private func shrink() async throws(OutboxError) {
    let name = name
    let result: Result<Void, OutboxError> = await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { db in
        continuation.resume(
          returning: Result { () throws(OutboxError) in
            do {
              try db.execute(sql: "PRAGMA incremental_vacuum")
              try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            } catch {
              throw OutboxError(sqlite: error, name: name)
            }
          })
      }
    }
    try result.get()
  }
}
