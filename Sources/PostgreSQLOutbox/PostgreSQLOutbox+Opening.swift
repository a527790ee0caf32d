#if PostgreSQL
  public import FHIRDelivery

  extension PostgreSQLOutbox {
    /// Opens an outbox: `postgres://user@host:port/database?schema=outbox`.
    ///
    /// The tables are made where they are not there and brought to the last make, unless only reading was asked for. It
    /// belongs to the first server and the first secret that it is opened for, and another of either is refused; nil asks
    /// for none.
    public static func open(
      url: String, target: String? = nil, secretFingerprint: String? = nil,
      mode: OutboxMode = .writing
    ) async throws(OutboxError) -> PostgreSQLOutbox {
      try await open(
        url: url, target: target, secretFingerprint: secretFingerprint, mode: mode,
        goesByDatabase: true)
    }

    static func open(
      url: String, target: String? = nil, secretFingerprint: String? = nil,
      mode: OutboxMode = .writing, goesByDatabase: Bool
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
      try await outbox.belong(
        to: OutboxOwner(target: target, secretFingerprint: secretFingerprint), mode)
      return outbox
    }
  }
#endif
