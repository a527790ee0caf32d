#if PostgreSQL
  import FHIRDelivery
  import TestSupport
  import Testing

  @testable import PostgreSQLOutbox

  extension PostgreSQLTests {
    @Suite("A connection that is lost")
    struct LostConnectionTests {
      private let now = UnixTime(milliseconds: 1_800_000_000_000)
      private let entry = OutboxEntry(key: "a", body: [1], contentDigest: [1])

      @Test("between two steps is made anew, and nobody notices")
      func idle() async throws {
        let schema = try TestSchema()
        let outbox = try await schema.open()
        try await end(try await backend(of: outbox), in: schema)
        #expect(try await outbox.add([entry], resending: false, at: now) == [.queued(1)])
      }

      @Test("in the midst of a step leaves nothing of it, so that it is carried out once")
      func midst() async throws {
        let schema = try TestSchema()
        let outbox = try await schema.open()
        let backend = try await backend(of: outbox)
        // The step waits for this row, with its item written and not committed.
        let other = try schema.session()
        try other.execute("BEGIN")
        try other.perform("SELECT 1 FROM tally FOR UPDATE", []) { _ in }
        async let addition = outbox.add([entry], resending: false, at: now)
        try await waitUntilWaiting(backend, in: schema)
        try await end(backend, in: schema)
        try other.execute("COMMIT")
        guard case .queued(let id)? = try await addition.first else {
          Issue.record("nothing was queued")
          return
        }
        #expect(try await outbox.items(OutboxSelection()).map(\.id) == [id])
      }

      @Test("again and again is said, and the next step works")
      func again() async throws {
        let schema = try TestSchema()
        let outbox = try await schema.open()
        let other = try schema.session()
        try other.execute(
          """
          CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
          CREATE CONSTRAINT TRIGGER give_up AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION give_up();
          """)
        let error = await #expect(throws: OutboxError.self) {
          try await outbox.add([entry], resending: false, at: now)
        }
        #expect(error?.code == .connection)
        #expect(error?.message.contains("was lost") == true)
        try other.execute("DROP TRIGGER give_up ON item")
        #expect(try await outbox.items(OutboxSelection()).isEmpty)
        #expect(try await outbox.add([entry], resending: false, at: now).count == 1)
      }

      @Test("while the server stops and starts again costs nothing but a clear error")
      func restart() async throws {
        let server = try DatabaseServer(programs: try #require(DatabaseServer.programs))
        defer { server.end() }
        let outbox = try await PostgreSQLOutbox.open(url: server.url(schema: "outbox"))
        _ = try await outbox.add([entry], resending: false, at: now)
        try server.perform("restart")
        #expect(try await outbox.status(at: now).counts == [.pending: 1])
        try server.perform("stop")
        let error = await #expect(throws: OutboxError.self) { try await outbox.status(at: now) }
        #expect(error?.code == .connection)
        try server.perform("start")
        #expect(try await outbox.status(at: now).counts == [.pending: 1])
      }

      @Test("after the commit, before the answer, is no loss and no repetition")
      func unanswered() async throws {
        let server = try DatabaseServer(programs: try #require(DatabaseServer.programs))
        defer { server.end() }
        let schema = TestSchema(server: server, name: "outbox")
        let outbox = try await schema.open()
        let backend = try await backend(of: outbox)
        // The commit is on the disk and waits for a second server that there is not.
        let other = try schema.session()
        try other.execute("SET synchronous_commit = local")
        try other.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        try other.execute("SELECT pg_reload_conf()")
        async let addition = outbox.add([entry], resending: true, at: now)
        try await waitUntilWaiting(backend, in: schema)
        try await end(backend, in: schema)
        #expect(try await addition == [.queued(1)])
        #expect(try await outbox.items(OutboxSelection()).count == 1)
      }

      /// The process of the server that serves an outbox.
      private func backend(of outbox: PostgreSQLOutbox) async throws -> Int64 {
        let ids = try await outbox.perform(.reading) { connection throws(OutboxError) in
          try connection.rows("SELECT pg_backend_pid()", []) { row throws(OutboxError) in
            try row.integer(0)
          }
        }
        return try #require(ids.first)
      }

      private func end(_ backend: Int64, in schema: TestSchema) async throws {
        let connection = PostgreSQLConnection(try schema.session(), isAlone: true)
        try connection.run("SELECT pg_terminate_backend(?1::int)", [.integer(backend)])
        while try connection.exists(
          "SELECT 1 FROM pg_stat_activity WHERE pid = ?1::int", [.integer(backend)])
        {
          try await Task.sleep(for: .milliseconds(5))
        }
      }

      private func waitUntilWaiting(_ backend: Int64, in schema: TestSchema) async throws {
        let connection = PostgreSQLConnection(try schema.session(), isAlone: true)
        while try !connection.exists(
          """
          SELECT 1 FROM pg_stat_activity
          WHERE pid = ?1::int AND wait_event IN ('transactionid', 'tuple', 'SyncRep')
          """, [.integer(backend)])
        {
          try await Task.sleep(for: .milliseconds(5))
        }
      }
    }
  }
#endif
