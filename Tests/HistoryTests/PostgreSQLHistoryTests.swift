#if PostgreSQL
  import TestSupport
  import Testing

  @Suite(
    "With its outbox in PostgreSQL, whatever happens on the way",
    .enabled(if: DatabaseServer.programs != nil, "no PostgreSQL server is installed"))
  struct PostgreSQLHistoryTests {
    @Test("every record is on the server once and as it is", .timeLimit(.minutes(10)))
    func histories() async throws {
      let database = try DatabaseServer.start()
      defer { database.end() }
      for seed: UInt64 in 1...2 { _ = await play(seed, only: nil, in: database) }
      _ = await play(3, only: "kill", in: database)
    }
  }
#endif
