#if PostgreSQL
  import OutboxTesting
  import Testing

  extension PostgreSQLTests {
    @Suite("An outbox in PostgreSQL keeps what every outbox promises")
    struct PromiseTests {
      @Test("promise", arguments: OutboxPromise.all)
      func keeps(promise: OutboxPromise) async throws {
        try await promise.check(try await TestSchema().open())
      }
    }
  }
#endif
