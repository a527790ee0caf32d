internal import GRDB

/// An outbox in a SQLite file: write-ahead log, every commit on disk before it is reported, for one user on one host.
///
/// Any number of processes may queue and look; who sends takes the ``SenderLock`` first. Not for network file systems,
/// where SQLite's locks cannot be trusted.
public final class SQLiteOutbox: OutboxStore {
  let pool: DatabasePool
  let file: OutboxFile

  init(pool: DatabasePool, file: OutboxFile) {
    self.pool = pool
    self.file = file
  }

  /// The path.
  public var name: String { file.name }

  /// Closes the file; what is under way ends first.
  public func close() throws(OutboxError) {
    do { try pool.close() } catch { throw OutboxError(sqlite: error, name: name) }
  }

  /// Carries something out in a transaction that is committed, and on disk, when this returns.
  ///
  /// Not GRDB's `async` way, which gives up where the task is cancelled: the end of an attempt must be written all the
  /// more when the program is asked to end.
  func write<Value: Sendable>(
    at now: UnixTime,
    _ body:
      @escaping @Sendable (inout OutboxTransaction<SQLiteConnection>) throws(OutboxError) -> Value
  ) async throws(OutboxError) -> Value {
    let name = name
    let result: Result<Value, OutboxError> = await withCheckedContinuation { continuation in
      pool.asyncWriteWithoutTransaction { db in
        continuation.resume(
          returning: Result { () throws(OutboxError) in
            try Self.commit(db, name: name, at: now, body)
          })
      }
    }
    return try result.get()
  }

  static func commit<Value>(
    _ db: Database, name: String, at now: UnixTime,
    _ body: (inout OutboxTransaction<SQLiteConnection>) throws(OutboxError) -> Value
  ) throws(OutboxError) -> Value {
    do {
      var value: Value?
      try db.inTransaction(.immediate) {
        value = try OutboxTransaction.run(SQLiteConnection(db: db, name: name), at: now, body)
        return .commit
      }
      guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return value
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  /// Looks something up, in one state of the file, while others may write.
  func read<Value: Sendable>(
    at now: UnixTime = UnixTime(milliseconds: 0),
    _ body:
      @escaping @Sendable (inout OutboxTransaction<SQLiteConnection>) throws(OutboxError) -> Value
  ) async throws(OutboxError) -> Value {
    let name = name
    let result: Result<Value, OutboxError> = await withCheckedContinuation { continuation in
      pool.asyncRead { opened in
        continuation.resume(
          returning: Result { () throws(OutboxError) in
            do {
              return try OutboxTransaction.run(
                SQLiteConnection(db: try opened.get(), name: name), at: now, body)
            } catch {
              throw OutboxError(sqlite: error, name: name)
            }
          })
      }
    }
    return try result.get()
  }
}
