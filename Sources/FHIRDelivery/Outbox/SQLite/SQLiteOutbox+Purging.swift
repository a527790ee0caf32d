internal import GRDB

extension SQLiteOutbox {
  /// Removes what settled before a time, and gives its space back to the system.
  ///
  /// In steps, so that a sender never waits long; the file ends where its last page does, and the log is emptied, so
  /// that nothing of what was removed stays behind. Where others read the file all the while, the log cannot be emptied:
  /// then this ends with an error, after the removal.
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
    guard try await shrink() else {
      throw OutboxError(
        .inUse,
        "\(removed) removed, but what was in them is still in \(name), or in its log beside it: another process reads "
          + "it. Wait for that one's end and purge again, which empties them.")
    }
    return removed
  }

  /// Gives space back and empties the log; false where somebody has read the file for too long.
  private func shrink() async throws(OutboxError) -> Bool {
    let name = name
    let result: Result<Bool, OutboxError> = await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { db in
        continuation.resume(
          returning: Result { () throws(OutboxError) in
            do {
              try db.execute(sql: "PRAGMA incremental_vacuum")
              // That it could not be done is said by the first column of its row, and by no error.
              return try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
            } catch {
              throw OutboxError(sqlite: error, name: name)
            }
          })
      }
    }
    return try result.get()
  }
}
