extension SQLiteOutbox {
  /// Queues entries in one transaction.
  public func add(
    _ entries: [OutboxEntry], resending: Bool, at now: UnixTime
  ) async throws(OutboxError) -> [OutboxAddition] {
    try await write(at: now) { outbox throws(OutboxError) in
      try outbox.add(entries, resending: resending)
    }
  }

  /// Writes what has happened, then claims what may go next, in one transaction.
  public func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, beginning: Int, maximumBytes: Int,
    under policy: SendingPolicy, by owner: SenderIdentity, at now: UnixTime
  ) async throws(OutboxError) -> OutboxClaim {
    try await write(at: now) { outbox throws(OutboxError) in
      try outbox.exchange(
        updates, claiming: count, beginning: beginning, maximumBytes: maximumBytes, under: policy,
        by: owner)
    }
  }

  /// Takes back what senders hold that are gone.
  public func recover(
    at now: UnixTime, isGone: @Sendable (SenderIdentity) -> Bool
  ) async throws(OutboxError) -> Int {
    let gone = try await read { outbox throws(OutboxError) in try outbox.senders() }.filter(isGone)
    return try await write(at: now) { outbox throws(OutboxError) in
      try outbox.recover(gone: gone)
    }
  }

  /// Forgets a sender at the end of its run.
  public func leave(_ owner: SenderIdentity, at now: UnixTime) async throws(OutboxError) {
    try await write(at: now) { outbox throws(OutboxError) in try outbox.leave(owner) }
  }

  /// The counts that `outbox status` shows.
  public func status(at now: UnixTime) async throws(OutboxError) -> OutboxStatus {
    var status = try await read(at: now) { outbox throws(OutboxError) in try outbox.status() }
    status.sender = SenderLock.holder(path: name)
    return status
  }

  /// Items without their bodies, in their order.
  public func items(_ selection: OutboxSelection) async throws(OutboxError) -> [OutboxItem] {
    try await read { outbox throws(OutboxError) in try outbox.items(selection) }
  }

  /// One item with its body.
  public func item(_ id: Int64) async throws(OutboxError) -> OutboxItem? {
    try await read { outbox throws(OutboxError) in try outbox.item(id) }
  }

  /// The attempts of an item, in their order.
  public func attempts(of id: Int64) async throws(OutboxError) -> [OutboxAttempt] {
    try await read { outbox throws(OutboxError) in try outbox.attempts(of: id) }
  }

  /// What each version of a key did or may do to the server, from the first to the last.
  public func ledger(ofKey key: String) async throws(OutboxError) -> [OutboxLedgerEntry] {
    try await read { outbox throws(OutboxError) in try outbox.ledger(ofKey: key) }
  }

  /// Who else holds a resource.
  public func keys(holding reference: String) async throws(OutboxError) -> [String] {
    try await read { outbox throws(OutboxError) in try outbox.keys(holding: reference) }
  }

  /// The digests of resources as the last items that write them have them.
  public func digests(of references: [String]) async throws(OutboxError) -> [String: [UInt8]] {
    try await read { outbox throws(OutboxError) in try outbox.digests(of: references) }
  }

  /// Where the server has put resources.
  public func locations(of references: [String]) async throws(OutboxError) -> [String: String] {
    try await read { outbox throws(OutboxError) in try outbox.locations(of: references) }
  }

  /// What is noted of the whole outbox under a name.
  public func note(_ name: String) async throws(OutboxError) -> String? {
    try await read { outbox throws(OutboxError) in try outbox.note(name) }
  }

  /// Notes something of the whole outbox.
  public func setNote(_ name: String, to value: String) async throws(OutboxError) {
    try await write(at: UnixTime(milliseconds: 0)) { outbox throws(OutboxError) in
      try outbox.setNote(name, to: value)
    }
  }

  /// Sets an unknown item to what the server was seen to have of it.
  public func settle(
    _ id: Int64, _ transition: OutboxTransition, reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Bool {
    try await write(at: now) { outbox throws(OutboxError) in
      try outbox.settle(id, transition, reason: reason)
    }
  }

  /// Sets items from outside of a run, in steps, so that a sender never waits long.
  public func set(
    _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
    reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Int {
    var rest = selection
    var count = 0
    while true {
      let part = rest
      let step = try await write(at: now) { outbox throws(OutboxError) in
        try outbox.setSome(state, part, on: ground, reason: reason)
      }
      guard let step else { return count }
      count += step.count
      rest = step.rest
    }
  }
}
