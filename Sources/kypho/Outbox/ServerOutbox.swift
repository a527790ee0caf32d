import FHIRDelivery

#if PostgreSQL
  import PostgreSQLOutbox
#endif

/// An outbox that belongs to one server.
protocol ServerOutbox: OutboxStore {
  /// The server that it belongs to; nil where it belongs to none yet.
  func target() async throws(OutboxError) -> String?

  /// Gives it to the same server at another address.
  func retarget(to target: String) async throws(OutboxError)
}

extension SQLiteOutbox: ServerOutbox {}

#if PostgreSQL
  extension PostgreSQLOutbox: ServerOutbox {}
#endif

extension OutboxAddress {
  /// Opens the outbox for a server and a site secret; nil asks for none.
  func open(
    for server: String? = nil, secretFingerprint: String? = nil, _ mode: OutboxMode
  ) async throws -> any ServerOutbox {
    switch self {
    case .file(let path):
      return try openFile(path, for: server, secretFingerprint, mode)
    case .postgreSQL(let url):
      #if PostgreSQL
        return try await PostgreSQLOutbox.open(
          url: url, target: server, secretFingerprint: secretFingerprint, mode: mode)
      #else
        _ = url
        throw Failure(
          .configuration,
          "this program was built without PostgreSQL: build it with 'swift build --traits PostgreSQL', or name a file as the outbox"
        )
      #endif
    }
  }
  // Errors that have a type of their own, in what is inlined into an asynchronous function, make the optimizer of Swift 6.3.1
  // crash; here they lose it.
  @inline(never)
  private func openFile(
    _ path: String, for server: String?, _ secretFingerprint: String?, _ mode: OutboxMode
  ) throws -> SQLiteOutbox {
    try SQLiteOutbox.open(
      path: path, target: server, secretFingerprint: secretFingerprint, mode: mode)
  }
}
