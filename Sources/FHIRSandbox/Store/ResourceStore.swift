import Foundation
import GRDB
import Synchronization

/// The sandbox's SQLite file: any number of readers, one writer, write-ahead log.
///
/// `synchronous` is OFF: a transaction that was answered survives the end of the process, however it ends, but may not
/// survive the end of the machine. For a sandbox that is the better bargain.
final class ResourceStore: Sendable {
  private let pool: DatabasePool
  private let path: String
  private let isTemporary: Bool
  private let queue = Mutex(Queue())

  /// The writes that wait, and whether someone is carrying them out.
  private struct Queue {
    var waiting: [PendingWrite] = []
    var isDraining = false
    var newestTime = Timestamp(milliseconds: 0)
  }

  private struct PendingWrite: Sendable {
    /// Carries it out, and gives what to do once the commit has succeeded.
    var run: @Sendable (Database, WriteStatements, Timestamp) -> @Sendable () -> Void
    /// Tells whoever waits that nothing came of it.
    var fail: @Sendable (any Error) -> Void
  }

  init(path: String?) throws {
    let file =
      path
      ?? FileManager.default.temporaryDirectory
      .appendingPathComponent("fhir-sandbox-\(UUID().uuidString).sqlite").path
    var configuration = Configuration()
    configuration.label = "fhir-sandbox"
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // A resource takes a page of 4 KB nearly whole; with 8 KB the file is a sixth smaller.
      try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA cache_size = -32768")
    }
    pool = try DatabasePool(path: file, configuration: configuration)
    self.path = file
    isTemporary = path == nil
    try pool.writeWithoutTransaction { db in
      // GRDB sets NORMAL when it turns the log on, so this comes after.
      try db.execute(sql: "PRAGMA synchronous = OFF")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
      try db.execute(sql: StoreSchema.sql)
    }
  }

  /// Looks something up, in a snapshot.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (StoreReader) throws -> Value
  ) async throws -> Value {
    try await pool.read { db in try body(StoreReader(db: db)) }
  }

  /// Carries out a write alone: what `body` throws undoes what it did, and nothing else.
  ///
  /// Writes that arrive together are committed together, each in a savepoint of its own; none is answered before the
  /// commit.
  func write<Value: Sendable>(
    in context: ServerContext,
    _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      enqueue(
        PendingWrite(
          run: { db, statements, now in
            let writer = StoreWriter(
              db: db, statements: statements, now: now, context: context)
            let result = Result { try writer.savepoint { try body(writer) } }
            return { continuation.resume(with: result) }
          },
          fail: { continuation.resume(throwing: $0) }))
    }
  }

  /// Closes the file, and removes it where it was temporary.
  func close() throws {
    try pool.close()
    guard isTemporary else { return }
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  private func enqueue(_ write: PendingWrite) {
    let starts = queue.withLock { queue in
      queue.waiting.append(write)
      defer { queue.isDraining = true }
      return !queue.isDraining
    }
    if starts { pool.asyncWriteWithoutTransaction { db in self.drain(db) } }
  }

  private func drain(_ db: Database) {
    while let group = nextGroup() { commit(group, db) }
  }

  private func nextGroup() -> [PendingWrite]? {
    queue.withLock { queue in
      guard !queue.waiting.isEmpty else {
        queue.isDraining = false
        return nil
      }
      defer { queue.waiting = [] }
      return queue.waiting
    }
  }

  private func commit(_ group: [PendingWrite], _ db: Database) {
    let now = nextTime()
    var answers: [@Sendable () -> Void] = []
    do {
      let statements = try WriteStatements(db)
      try db.inTransaction(.immediate) {
        for write in group {
          answers.append(write.run(db, statements, now))
          // A full disk, and other errors of its kind, end the whole transaction.
          guard db.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        }
        return .commit
      }
    } catch {
      for write in group { write.fail(error) }
      return
    }
    for answer in answers { answer() }
  }

  /// Never earlier than what was written before, whatever the clock does.
  private func nextTime() -> Timestamp {
    queue.withLock { queue in
      queue.newestTime = max(queue.newestTime, .now)
      return queue.newestTime
    }
  }
}

extension StoreWriter {
  /// Undoes what `body` did where it throws, and only that.
  func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    var value: Value?
    try db.inSavepoint {
      value = try body()
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
    return value
  }
}
