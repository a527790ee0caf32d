#if PostgreSQL
  import FHIRDelivery
  import Foundation
  import TestSupport
  import Testing

  @testable import PostgreSQLOutbox

  /// All tests that need a server; they share one.
  @Suite(
    "PostgreSQL", .databaseServer,
    .enabled(if: DatabaseServer.programs != nil, "no PostgreSQL server is installed"))
  enum PostgreSQLTests {}

  /// Starts a server for a suite, and ends it after its last test.
  struct DatabaseServerTrait: SuiteTrait, TestScoping {
    @TaskLocal static var server: DatabaseServer?

    @concurrent func provideScope(
      for test: Test, testCase: Test.Case?,
      performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
      guard let programs = DatabaseServer.programs else { return }
      let server = try DatabaseServer(programs: programs)
      defer { server.end() }
      try await Self.$server.withValue(server) { try await function() }
    }
  }

  extension Trait where Self == DatabaseServerTrait {
    /// A server for all tests of the suite.
    static var databaseServer: Self { Self() }
  }

  /// A schema, which holds one outbox.
  struct TestSchema: Sendable {
    let server: DatabaseServer
    let name: String

    init(server: DatabaseServer, name: String) {
      self.server = server
      self.name = name
    }

    /// A new one on the suite's server.
    init() throws {
      self.init(
        server: try #require(DatabaseServerTrait.server),
        name: "test_\(UUID().uuidString.lowercased().replacing("-", with: ""))")
    }

    var url: String { server.url(schema: name) }

    /// Opens the outbox in it; the tests' times are their own, and are no host's.
    func open(
      target: String? = nil, secret: String? = nil, mode: OutboxMode = .writing
    ) async throws -> PostgreSQLOutbox {
      try await PostgreSQLOutbox.open(
        url: url, target: target, secretFingerprint: secret, mode: mode, goesByDatabase: false)
    }

    /// A session beside the outbox's own, to disturb it with.
    func session() throws -> PostgreSQLSession { try PostgreSQLSession(PostgreSQLAddress(url)) }
  }
#endif
