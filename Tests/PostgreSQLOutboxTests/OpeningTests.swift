#if PostgreSQL
  import FHIRDelivery
  import TestSupport
  import Testing

  @testable import PostgreSQLOutbox

  extension PostgreSQLTests {
    @Suite("Opening an outbox in PostgreSQL")
    struct OpeningTests {
      private let now = UnixTime(milliseconds: 1_800_000_000_000)

      private func refusal(_ body: () async throws -> Void) async -> OutboxError.Code? {
        await #expect(throws: OutboxError.self) { try await body() }?.code
      }

      @Test("it belongs to the first server and the first secret that it is opened for")
      func belonging() async throws {
        let schema = try TestSchema()
        _ = try await schema.open()
        let outbox = try await schema.open(target: "https://one.example", secret: "s1")
        _ = try await schema.open(target: "https://one.example", secret: "s1", mode: .reading)
        _ = try await schema.open()
        #expect(
          await refusal { _ = try await schema.open(target: "https://two.example", secret: "s1") }
            == .otherTarget)
        #expect(
          await refusal { _ = try await schema.open(target: "https://one.example", secret: "s2") }
            == .otherSecret)
        #expect(try await outbox.target() == "https://one.example")
        try await outbox.retarget(to: "https://two.example")
        _ = try await schema.open(target: "https://two.example", secret: "s1")
      }

      @Test("one that is only read is not made")
      func reading() async throws {
        let schema = try TestSchema()
        #expect(await refusal { _ = try await schema.open(mode: .reading) } == .cannotOpen)
        #expect(await refusal { _ = try await schema.open(mode: .reading) } == .cannotOpen)
        _ = try await schema.open()
        _ = try await schema.open(mode: .reading)
      }

      @Test("one of a later make, and a schema of something else, are refused")
      func strangers() async throws {
        let schema = try TestSchema()
        _ = try await schema.open()
        try schema.session().execute("UPDATE meta SET value = '99' WHERE name = 'make'")
        #expect(await refusal { _ = try await schema.open() } == .laterVersion)
        try schema.session().execute("DROP TABLE tally")
        #expect(await refusal { _ = try await schema.open() } == .notAnOutbox)
      }

      @Test("schemas of one database are outboxes of their own")
      func schemas() async throws {
        let first = try await TestSchema().open(target: "https://one.example")
        let second = try await TestSchema().open(target: "https://two.example")
        _ = try await first.add(
          [OutboxEntry(key: "a", body: [1], contentDigest: [1])], resending: false, at: now)
        #expect(try await second.status(at: now).counts.isEmpty)
      }

      @Test("a schema that its owner has made for it is enough; without it, the way is named")
      func rights() async throws {
        let schema = try TestSchema()
        let owner = try schema.session()
        let role = "role_\(schema.name)"
        try owner.execute("CREATE ROLE \(role) LOGIN")
        let url = schema.server.url(schema: schema.name, user: role)
        let error = await #expect(throws: OutboxError.self) {
          _ = try await PostgreSQLOutbox.open(url: url)
        }
        #expect(error?.code == .permission)
        #expect(error?.message.contains("CREATE SCHEMA") == true)
        try owner.execute("CREATE SCHEMA \(schema.name) AUTHORIZATION \(role)")
        _ = try await PostgreSQLOutbox.open(url: url)
      }

      @Test("a commit is on the disk before it is reported, also where the user has it otherwise")
      func durability() async throws {
        let schema = try TestSchema()
        let role = "role_\(schema.name)"
        try schema.session().execute(
          """
          CREATE ROLE \(role) SUPERUSER LOGIN; ALTER ROLE \(role) SET synchronous_commit = off;
          ALTER ROLE \(role) SET default_transaction_isolation = 'serializable';
          ALTER ROLE \(role) SET default_transaction_read_only = on;
          """)
        let outbox = try await PostgreSQLOutbox.open(
          url: schema.server.url(schema: schema.name, user: role))
        let settings = try await outbox.perform(.beside) { connection throws(OutboxError) in
          try connection.rows(
            "SELECT current_setting('synchronous_commit'), current_setting('transaction_isolation')",
            []
          ) { row throws(OutboxError) in [try row.text(0), try row.text(1)] }
        }
        #expect(settings == [["on", "read committed"]])
      }

      @Test("a password is asked for, and a wrong one is never shown")
      func password() async throws {
        let schema = try TestSchema()
        let owner = try schema.session()
        _ = try? owner.execute("CREATE ROLE guarded SUPERUSER LOGIN PASSWORD 'open-sesame'")
        let url = schema.server.url(schema: schema.name, user: "guarded")
        let missing = await #expect(throws: OutboxError.self) {
          _ = try await PostgreSQLOutbox.open(url: url)
        }
        #expect(missing?.code == .permission)
        let wrong = await #expect(throws: OutboxError.self) {
          _ = try await PostgreSQLOutbox.open(url: "\(url)&password=sesame-street")
        }
        #expect(wrong.map { "\($0)" }?.contains("sesame") == false)
        let outbox = try await PostgreSQLOutbox.open(url: "\(url)&password=open-sesame")
        #expect(!outbox.name.contains("sesame"))
      }
    }
  }
#endif
