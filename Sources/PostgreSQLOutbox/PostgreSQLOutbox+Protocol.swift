#if PostgreSQL
  public import FHIRDelivery

  extension PostgreSQLOutbox {
    /// Its senders may be anywhere.
    public var isLocal: Bool { false }

    /// Queues entries in one transaction.
    public func add(
      _ entries: [OutboxEntry], resending: Bool, at now: UnixTime
    ) async throws(OutboxError) -> [OutboxAddition] {
      try await transact(.alone, at: now) { outbox, _ throws(OutboxError) in
        try outbox.add(entries, resending: resending)
      }
    }

    /// Writes what has happened, then claims what may go next, in one transaction.
    public func exchange(
      _ updates: [OutboxUpdate], claiming count: Int, beginning: Int, maximumBytes: Int,
      under policy: SendingPolicy, by owner: SenderIdentity, at now: UnixTime
    ) async throws(OutboxError) -> OutboxClaim {
      try await transact(.beside, at: now) { outbox, shift throws(OutboxError) in
        shift.host(
          try outbox.exchange(
            shift.database(updates), claiming: count, beginning: beginning,
            maximumBytes: maximumBytes, under: policy, by: owner))
      }
    }

    /// Takes back what senders hold that are gone.
    public func recover(
      at now: UnixTime, isGone: @Sendable (SenderIdentity) -> Bool
    ) async throws(OutboxError) -> Int {
      let senders = try await transact(.reading) { outbox, _ throws(OutboxError) in
        try outbox.senders()
      }
      let gone = senders.filter(isGone)
      return try await transact(.alone, at: now) { outbox, _ throws(OutboxError) in
        try outbox.recover(gone: gone)
      }
    }

    /// Forgets a sender at the end of its run.
    public func leave(_ owner: SenderIdentity, at now: UnixTime) async throws(OutboxError) {
      try await transact(.alone, at: now) { outbox, _ throws(OutboxError) in
        try outbox.leave(owner)
      }
    }

    /// The counts that `outbox status` shows; of several senders, the one that was heard of last.
    public func status(at now: UnixTime) async throws(OutboxError) -> OutboxStatus {
      try await transact(.reading, at: now) { outbox, shift throws(OutboxError) in
        var status = try outbox.status()
        status.sender = try outbox.lastSender(at: shift.database(now))
        return shift.host(status)
      }
    }

    /// Items without their bodies, in their order.
    public func items(_ selection: OutboxSelection) async throws(OutboxError) -> [OutboxItem] {
      try await transact(.reading) { outbox, shift throws(OutboxError) in
        try outbox.items(selection).map { shift.host($0) }
      }
    }

    /// One item with its body.
    public func item(_ id: Int64) async throws(OutboxError) -> OutboxItem? {
      try await transact(.reading) { outbox, shift throws(OutboxError) in
        try outbox.item(id).map { shift.host($0) }
      }
    }

    /// The attempts of an item, in their order.
    public func attempts(of id: Int64) async throws(OutboxError) -> [OutboxAttempt] {
      try await transact(.reading) { outbox, shift throws(OutboxError) in
        try outbox.attempts(of: id).map { shift.host($0) }
      }
    }

    /// What each version of a key did or may do to the server, from the first to the last.
    public func ledger(ofKey key: String) async throws(OutboxError) -> [OutboxLedgerEntry] {
      try await transact(.reading) { outbox, _ throws(OutboxError) in try outbox.ledger(ofKey: key)
      }
    }

    /// Who else holds a resource.
    public func keys(holding reference: String) async throws(OutboxError) -> [String] {
      try await transact(.reading) { outbox, _ throws(OutboxError) in
        try outbox.keys(holding: reference)
      }
    }

    /// The digests of resources as the last items that write them have them.
    public func digests(of references: [String]) async throws(OutboxError) -> [String: [UInt8]] {
      try await transact(.reading) { outbox, _ throws(OutboxError) in
        try outbox.digests(of: references)
      }
    }

    /// Where the server has put resources.
    public func locations(of references: [String]) async throws(OutboxError) -> [String: String] {
      try await transact(.reading) { outbox, _ throws(OutboxError) in
        try outbox.locations(of: references)
      }
    }

    /// What is noted of the whole outbox under a name.
    public func note(_ name: String) async throws(OutboxError) -> String? {
      try await transact(.reading) { outbox, _ throws(OutboxError) in try outbox.note(name) }
    }

    /// Notes something of the whole outbox.
    public func setNote(_ name: String, to value: String) async throws(OutboxError) {
      try await transact(.alone) { outbox, _ throws(OutboxError) in
        try outbox.setNote(name, to: value)
      }
    }

    /// Sets an unknown item to what the server was seen to have of it.
    public func settle(
      _ id: Int64, _ transition: OutboxTransition, reason: DeliveryReason?, at now: UnixTime
    ) async throws(OutboxError) -> Bool {
      try await transact(.alone, at: now) { outbox, shift throws(OutboxError) in
        var transition = transition
        transition.dueAt = shift.database(transition.dueAt)
        return try outbox.settle(id, transition, reason: reason)
      }
    }

    /// Sets items from outside of a run.
    public func set(
      _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
      reason: DeliveryReason?, at now: UnixTime
    ) async throws(OutboxError) -> Int {
      try await transact(.alone, at: now) { outbox, _ throws(OutboxError) in
        try outbox.set(state, selection, on: ground, reason: reason)
      }
    }

    /// Removes what settled before a time, in steps, so that no sender waits long.
    public func purge(
      settledBefore time: UnixTime, includingLast: Bool
    ) async throws(OutboxError) -> Int {
      var removed = 0
      var last: Int64? = 0
      while let position = last {
        let step = try await transact(.alone) { outbox, shift throws(OutboxError) in
          try outbox.purge(
            settledBefore: shift.database(time), includingLast: includingLast, after: position)
        }
        removed += step.removed
        last = step.last
      }
      return removed
    }
  }
#endif
