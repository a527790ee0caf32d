internal import GRDB

extension SQLiteOutbox {
  /// Opens an outbox.
  ///
  /// It belongs to the first server and the first secret that it is opened for, and another of either is refused; nil
  /// asks for none. The file, and those beside it, must be its owner's alone.
  public static func open(
    path: String, target: String? = nil, secretFingerprint: String? = nil, mode: OutboxMode
  ) throws(OutboxError) -> SQLiteOutbox {
    let file = OutboxFile(name: path)
    if try !file.check() {
      guard mode == .writing else {
        throw OutboxError(.cannotOpen, "There is no outbox \(path).")
      }
      try file.create()
    }
    do {
      let pool = try connect(file, mode)
      let outbox = SQLiteOutbox(pool: pool, file: file)
      try outbox.prepare(mode)
      try outbox.belong(
        to: OutboxOwner(target: target, secretFingerprint: secretFingerprint), mode)
      return outbox
    } catch {
      throw OutboxError(sqlite: error, name: path)
    }
  }

  private static func connect(_ file: OutboxFile, _ mode: OutboxMode) throws -> DatabasePool {
    var configuration = Configuration()
    configuration.label = "outbox"
    configuration.readonly = mode == .reading
    configuration.maximumReaderCount = 2
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { db in
      // Before anything else, and before GRDB turns the log on: a file that is no outbox is not touched.
      _ = try SQLiteSchema.version(db, name: file.name)
      try db.execute(sql: "PRAGMA cache_size = -4096")
      guard !db.configuration.readonly else { return }
      // Only a file without pages takes the first of these.
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
      try db.execute(sql: "PRAGMA secure_delete = ON")
      try db.execute(sql: "PRAGMA journal_size_limit = 16777216")
    }
    return try DatabasePool(path: file.path, configuration: configuration)
  }

  /// Makes what was opened durable and up to date.
  private func prepare(_ mode: OutboxMode) throws {
    let name = name
    guard mode == .writing else {
      return try pool.read { db in
        guard try SQLiteSchema.version(db, name: name) >= SQLiteSchema.firstReadable else {
          throw OutboxError(
            .cannotOpen, "\(name) was made by an earlier version; send or queue something first.")
        }
      }
    }
    try pool.writeWithoutTransaction { db in
      // GRDB sets NORMAL when it turns the log on, with which a commit that was reported may be gone after a power cut.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
        throw OutboxError(.cannotOpen, "\(name): SQLite does not write through to the disk.")
      }
      try SQLiteSchema.migrate(db, name: name)
    }
  }
}
