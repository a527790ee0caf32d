#if PostgreSQL
  public import FHIRDelivery

  extension PostgreSQLOutbox {
    /// Notes, or compares, whom the outbox belongs to.
    func belong(to owner: OutboxOwner, _ mode: OutboxMode) async throws(OutboxError) {
      guard !owner.isAnybody else { return }
      let name = name
      let isNoted = try await transact(.reading) { outbox, _ throws(OutboxError) in
        try outbox.belongs(to: owner, named: name)
      }
      guard !isNoted, mode == .writing else { return }
      try await transact(.alone) { outbox, _ throws(OutboxError) in
        try outbox.bind(to: owner, named: name)
      }
    }

    /// The server that the outbox belongs to.
    public func target() async throws(OutboxError) -> String? {
      try await transact(.reading) { outbox, _ throws(OutboxError) in try outbox.target() }
    }

    /// Gives the outbox to the same server at another address.
    public func retarget(to target: String) async throws(OutboxError) {
      try await transact(.alone) { outbox, _ throws(OutboxError) in
        try outbox.retarget(to: target)
      }
    }
  }
#endif
