#if PostgreSQL
  public import FHIRDelivery
  internal import Glibc

  extension PostgreSQLOutbox {
    /// What a caller wants of the database.
    public typealias Mode = SQLiteOutbox.Mode

    /// Opens an outbox: `postgres://user@host:port/database?schema=outbox`.
    ///
    /// The tables are made where they are not there and brought to the last make, unless only reading was asked for. It
    /// belongs to the first server and the first secret that it is opened for, and another of either is refused; nil asks
    /// for none.
    public static func open(
      url: String, target: String? = nil, secretFingerprint: String? = nil, mode: Mode = .writing
    ) async throws(OutboxError) -> PostgreSQLOutbox {
      try await open(
        url: url, target: target, secretFingerprint: secretFingerprint, mode: mode,
        goesByDatabase: true)
    }

    static func open(
      url: String, target: String? = nil, secretFingerprint: String? = nil, mode: Mode = .writing,
      goesByDatabase: Bool
    ) async throws(OutboxError) -> PostgreSQLOutbox {
      let address = try PostgreSQLAddress(url)
      let outbox = PostgreSQLOutbox(address, goesByDatabase: goesByDatabase)
      let schema = PostgreSQLSchema(name: address.schema, place: address.name)
      let version = try await outbox.perform(.reading) { connection throws(OutboxError) in
        try schema.version(connection)
      }
      if version < PostgreSQLSchema.migrations.count {
        guard mode == .writing else { throw schema.isMissing(version) }
        try await outbox.perform(.alone) { connection throws(OutboxError) in
          try schema.migrate(connection)
        }
      }
      try await outbox.belong(to: target, secretFingerprint, mode)
      return outbox
    }

    static let systemTime: @Sendable () -> UnixTime = {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return UnixTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
  }
#endif
