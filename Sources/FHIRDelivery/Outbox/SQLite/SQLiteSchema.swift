internal import GRDB

/// The tables in SQLite, and the marks by which the file is known: `application_id` says that it is an outbox,
/// `user_version` of which make.
///
/// What the tables mean is said at ``OutboxTransaction``. All indexes on the queue are partial, over unsettled items: the
/// history behind them may grow without making them larger. Those for order ask for `settled_at` and not for `holds`,
/// which changes far more often, and for a hundred thousand items at once when a shared one is delivered.
enum SQLiteSchema {
  /// `fobx` in ASCII.
  static let applicationID: Int32 = 0x666F_6278

  /// The first make that has all columns of the last one, so that it can be read as it is.
  static let firstReadable = 2

  /// How a file of each make becomes one of the next; a new file goes through all of them.
  static let migrations: [String] = [
    """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE sender(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      run TEXT NOT NULL UNIQUE,
      host TEXT NOT NULL,
      process INTEGER NOT NULL,
      lease_until INTEGER NOT NULL,
      lease INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE item(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL,
      version INTEGER NOT NULL,
      partition TEXT,
      rank INTEGER NOT NULL,
      body_length INTEGER NOT NULL,
      body_digest BLOB NOT NULL,
      content_digest BLOB NOT NULL,
      done_entries TEXT NOT NULL,
      is_repeatable INTEGER NOT NULL,
      state TEXT NOT NULL,
      is_uncertain INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      excused_attempts INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      queued_at INTEGER NOT NULL,
      retried_at INTEGER,
      settled_at INTEGER,
      attempt_began_at INTEGER,
      reason_code TEXT,
      reason_message TEXT,
      reason_needs_change INTEGER NOT NULL,
      place TEXT,
      producer TEXT NOT NULL,
      holder INTEGER,
      holds INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX item_version ON item(key, version);
    CREATE INDEX item_state ON item(state);
    CREATE INDEX item_ready ON item(rank, id) WHERE holds = 0;
    CREATE INDEX item_timed ON item(due_at) WHERE holds = 8;
    CREATE INDEX item_held ON item(holder) WHERE holder IS NOT NULL;
    CREATE INDEX item_open_key ON item(key, id) WHERE settled_at IS NULL;
    CREATE INDEX item_open_partition ON item(partition, id) WHERE settled_at IS NULL;
    CREATE INDEX item_open_age ON item(queued_at) WHERE settled_at IS NULL;
    CREATE TABLE body(
      item INTEGER PRIMARY KEY REFERENCES item ON DELETE CASCADE,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE effect(
      item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
      position INTEGER NOT NULL,
      reference TEXT NOT NULL,
      action TEXT NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY(item, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX effect_reference ON effect(reference, item);
    CREATE TABLE prerequisite(
      item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
      reference TEXT NOT NULL,
      provider INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
      PRIMARY KEY(item, reference)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX prerequisite_provider ON prerequisite(provider, item);
    CREATE INDEX prerequisite_reference ON prerequisite(reference, provider);
    CREATE TABLE attempt(
      id INTEGER PRIMARY KEY,
      item INTEGER NOT NULL REFERENCES item ON DELETE CASCADE,
      began_at INTEGER NOT NULL,
      microseconds INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      reason_code TEXT,
      reason_message TEXT,
      reason_needs_change INTEGER NOT NULL,
      status INTEGER,
      request_id TEXT NOT NULL,
      answer BLOB NOT NULL
    ) STRICT;
    CREATE INDEX attempt_item ON attempt(item, id);
    CREATE TABLE location(reference TEXT PRIMARY KEY, place TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE lingering(
      scope TEXT PRIMARY KEY, item INTEGER NOT NULL, ended_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE tally(
      state TEXT PRIMARY KEY, items INTEGER NOT NULL, bytes INTEGER NOT NULL, last_at INTEGER
    ) STRICT, WITHOUT ROWID;
    INSERT INTO tally(state, items, bytes) VALUES ('pending', 0, 0), ('leased', 0, 0),
      ('sending', 0, 0), ('unknown', 0, 0), ('delivered', 0, 0), ('rejected', 0, 0),
      ('dead', 0, 0), ('dropped', 0, 0);
    """,
    """
    ALTER TABLE item ADD COLUMN outline BLOB;
    ALTER TABLE item ADD COLUMN body_sum INTEGER;
    DROP INDEX item_state;
    CREATE INDEX item_trouble ON item(state, id)
      WHERE state IN ('unknown', 'rejected', 'dead', 'dropped');
    """,
    """
    DROP INDEX item_trouble;
    CREATE INDEX item_trouble ON item(state, id) WHERE \(OutboxStatement.isTrouble);
    """,
  ]

  /// Refuses what is no outbox of a known make; says of which make it is, 0 for a new one.
  static func version(_ db: Database, name: String) throws -> Int {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let isEmpty = try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master LIMIT 1") == nil
    if application == 0, version == 0, isEmpty { return 0 }
    guard application == applicationID else {
      throw OutboxError(
        .notAnOutbox, "\(name) is a database, but no outbox. Name another file for the outbox.")
    }
    guard version <= migrations.count else {
      throw OutboxError(
        .laterVersion,
        "\(name) was made by a later version of this program (make \(version); this version knows "
          + "makes up to \(migrations.count)). Use that version.")
    }
    return version
  }

  /// Brings a file to the last make, in one transaction.
  static func migrate(_ db: Database, name: String) throws {
    try db.inTransaction(.immediate) {
      // Looked at again inside the transaction: another process may have done it meanwhile.
      let version = try version(db, name: name)
      for migration in migrations.dropFirst(version) { try db.execute(sql: migration) }
      if version < migrations.count {
        try db.execute(
          sql: """
            PRAGMA application_id = \(applicationID);
            PRAGMA user_version = \(migrations.count);
            """)
      }
      return .commit
    }
  }
}
