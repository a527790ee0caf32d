#if PostgreSQL
  internal import FHIRDelivery

  /// The tables in PostgreSQL, in a schema of their own; the same as in SQLite.
  ///
  /// What they mean is said at ``OutboxTransaction``. Names are compared byte by byte (`COLLATE "C"`), so that an update
  /// of the server's language data cannot put an index out of order.
  struct PostgreSQLSchema: Sendable {
    /// The schema's name: letters, digits and `_`, so that it may stand in a statement.
    let name: String
    /// Where it is, for messages.
    let place: String

    /// How a schema of each make becomes one of the next.
    static let migrations: [String] = [
      """
      CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL);
      CREATE TABLE sender(
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        run TEXT NOT NULL UNIQUE,
        host TEXT NOT NULL,
        process BIGINT NOT NULL,
        lease_until BIGINT NOT NULL,
        lease BIGINT NOT NULL
      );
      CREATE TABLE item(
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key TEXT COLLATE "C" NOT NULL,
        version BIGINT NOT NULL,
        partition TEXT COLLATE "C",
        rank BIGINT NOT NULL,
        body_length BIGINT NOT NULL,
        body_digest BYTEA NOT NULL,
        content_digest BYTEA NOT NULL,
        done_entries TEXT NOT NULL,
        is_repeatable BIGINT NOT NULL,
        state TEXT NOT NULL,
        is_uncertain BIGINT NOT NULL,
        attempts BIGINT NOT NULL,
        excused_attempts BIGINT NOT NULL,
        due_at BIGINT NOT NULL,
        queued_at BIGINT NOT NULL,
        retried_at BIGINT,
        settled_at BIGINT,
        attempt_began_at BIGINT,
        reason_code TEXT,
        reason_message TEXT,
        reason_needs_change BIGINT NOT NULL,
        place TEXT,
        producer TEXT NOT NULL,
        holder BIGINT,
        holds BIGINT,
        UNIQUE(key, version)
      );
      CREATE INDEX item_state ON item(state, id);
      CREATE INDEX item_ready ON item(rank, id) WHERE holds = 0;
      CREATE INDEX item_timed ON item(due_at) WHERE holds = 8;
      CREATE INDEX item_held ON item(holder) WHERE holder IS NOT NULL;
      CREATE INDEX item_open_key ON item(key, id) WHERE settled_at IS NULL;
      CREATE INDEX item_open_partition ON item(partition, id) WHERE settled_at IS NULL;
      CREATE INDEX item_open_age ON item(queued_at) WHERE settled_at IS NULL;
      CREATE TABLE body(
        item BIGINT PRIMARY KEY REFERENCES item ON DELETE CASCADE, bytes BYTEA NOT NULL);
      CREATE TABLE effect(
        item BIGINT NOT NULL REFERENCES item ON DELETE CASCADE,
        position BIGINT NOT NULL,
        reference TEXT COLLATE "C" NOT NULL,
        action TEXT NOT NULL,
        digest BYTEA NOT NULL,
        PRIMARY KEY(item, position)
      );
      CREATE INDEX effect_reference ON effect(reference, item);
      CREATE TABLE prerequisite(
        item BIGINT NOT NULL REFERENCES item ON DELETE CASCADE,
        reference TEXT COLLATE "C" NOT NULL,
        provider BIGINT NOT NULL REFERENCES item ON DELETE CASCADE,
        PRIMARY KEY(item, reference)
      );
      CREATE INDEX prerequisite_provider ON prerequisite(provider, item);
      CREATE INDEX prerequisite_reference ON prerequisite(reference, provider);
      CREATE TABLE attempt(
        id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        item BIGINT NOT NULL REFERENCES item ON DELETE CASCADE,
        began_at BIGINT NOT NULL,
        microseconds BIGINT NOT NULL,
        outcome TEXT NOT NULL,
        reason_code TEXT,
        reason_message TEXT,
        reason_needs_change BIGINT NOT NULL,
        status BIGINT,
        request_id TEXT NOT NULL,
        answer BYTEA NOT NULL
      );
      CREATE INDEX attempt_item ON attempt(item, id);
      CREATE TABLE location(reference TEXT COLLATE "C" PRIMARY KEY, place TEXT NOT NULL);
      CREATE TABLE lingering(
        scope TEXT COLLATE "C" PRIMARY KEY, item BIGINT NOT NULL, ended_at BIGINT NOT NULL);
      CREATE TABLE tally(
        state TEXT PRIMARY KEY, items BIGINT NOT NULL, bytes BIGINT NOT NULL, last_at BIGINT);
      INSERT INTO tally(state, items, bytes) VALUES ('pending', 0, 0), ('leased', 0, 0),
        ('sending', 0, 0), ('unknown', 0, 0), ('delivered', 0, 0), ('rejected', 0, 0),
        ('dead', 0, 0), ('dropped', 0, 0);
      """,
      """
      ALTER TABLE item ADD COLUMN outline BYTEA;
      ALTER TABLE item ADD COLUMN body_sum BIGINT;
      DROP INDEX item_state;
      CREATE INDEX item_trouble ON item(state, id)
        WHERE state IN ('unknown', 'rejected', 'dead', 'dropped');
      """,
    ]

    /// Refuses what is no outbox of a known make; says of which make it is, 0 where there is none.
    func version(_ connection: PostgreSQLConnection) throws(OutboxError) -> Int {
      let tables = try connection.rows(
        "SELECT tablename::text FROM pg_catalog.pg_tables WHERE schemaname = ?1", [SQLValue(name)]
      ) { row throws(OutboxError) in try row.text(0) }
      if tables.isEmpty { return 0 }
      guard tables.contains("meta"), tables.contains("tally"),
        let version = try connection.meta("make").flatMap({ Int($0) })
      else {
        throw OutboxError(
          .notAnOutbox,
          "\(place) has a schema \(name) that holds something else. Name another by: schema=NAME")
      }
      guard version <= Self.migrations.count else {
        throw OutboxError(
          .laterVersion,
          "\(place) was made by a later version of this program (make \(version); this version knows "
            + "makes up to \(Self.migrations.count)). Use that version.")
      }
      return version
    }

    /// Brings the schema to the last make, in a transaction that runs alone.
    func migrate(_ connection: PostgreSQLConnection) throws(OutboxError) {
      // Looked at again inside the transaction: another process may have done it meanwhile.
      let version = try version(connection)
      guard version < Self.migrations.count else { return }
      let isThere = try connection.exists(
        "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?1", [SQLValue(name)])
      if !isThere { try connection.execute("CREATE SCHEMA \"\(name)\"") }
      for migration in Self.migrations.dropFirst(version) { try connection.execute(migration) }
      try connection.run(
        """
        INSERT INTO meta(name, value) VALUES ('make', ?1)
        ON CONFLICT(name) DO UPDATE SET value = excluded.value
        """, [SQLValue(String(Self.migrations.count))])
    }

    /// Why a schema of an earlier make, or none, cannot only be read.
    func isMissing(_ version: Int) -> OutboxError {
      OutboxError(
        .cannotOpen,
        version == 0
          ? "There is no outbox in \(place) (schema \(name))."
          : "\(place) was made by an earlier version; send or queue something first.")
    }
  }
#endif
