#if PostgreSQL
  public import FHIRDelivery

  extension PostgreSQLOutbox {
    /// Notes, or compares, whom the outbox belongs to.
    func belong(
      to target: String?, _ secretFingerprint: String?, _ mode: Mode
    ) async throws(OutboxError) {
      if let known = try await other("target", than: target, mode) {
        throw OutboxError(
          .otherTarget,
          "\(name) belongs to \(known). Use an outbox per server; if that server has moved here, say "
            + "so with: outbox retarget")
      }
      if try await other("secret", than: secretFingerprint, mode) != nil {
        throw OutboxError(
          .otherSecret,
          "\(name) was made with another site secret, so the same records would get other ids. Use "
            + "the secret that it was made with, or a new outbox.")
      }
    }

    /// What is known in place of what is wanted.
    private func other(
      _ what: String, than wanted: String?, _ mode: Mode
    ) async throws(OutboxError) -> String? {
      guard let wanted else { return nil }
      var known = try await perform(.reading) { connection throws(OutboxError) in
        try connection.meta(what)
      }
      if known == nil, mode == .writing {
        known = try await perform(.alone) { connection throws(OutboxError) in
          try connection.run(
            "INSERT INTO meta(name, value) VALUES (?1, ?2) ON CONFLICT(name) DO NOTHING",
            [SQLValue(what), SQLValue(wanted)])
          return try connection.meta(what)
        }
      }
      return known == wanted ? nil : known
    }

    /// The server that the outbox belongs to.
    public func target() async throws(OutboxError) -> String? {
      try await perform(.reading) { connection throws(OutboxError) in try connection.meta("target")
      }
    }

    /// Gives the outbox to the same server at another address.
    public func retarget(to target: String) async throws(OutboxError) {
      _ = try await perform(.alone) { connection throws(OutboxError) in
        try connection.run(
          """
          INSERT INTO meta(name, value) VALUES ('target', ?1)
          ON CONFLICT(name) DO UPDATE SET value = excluded.value
          """, [SQLValue(target)])
      }
    }
  }

  extension PostgreSQLConnection {
    /// What is noted of the outbox under a name.
    func meta(_ name: String) throws(OutboxError) -> String? {
      try first("SELECT value FROM meta WHERE name = ?1", [SQLValue(name)]) {
        row throws(OutboxError) in try row.text(0)
      }
    }
  }
#endif
