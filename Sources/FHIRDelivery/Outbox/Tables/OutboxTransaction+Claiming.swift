extension OutboxTransaction {
  /// Writes what has happened, then claims what may go next.
  package mutating func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, beginning: Int, maximumBytes: Int,
    under policy: SendingPolicy, by owner: SenderIdentity
  ) throws(OutboxError) -> OutboxClaim {
    let sender = try renewLease(of: owner, for: policy.lease)
    var passedOver: [Int64] = []
    for update in updates where try !apply(update, from: sender) { passedOver.append(update.item) }
    try takeBackExpired(besides: sender)
    try forgetLingering(after: policy.settlingTime)
    try wake(within: policy.maximumDelay)
    let items = try claim(
      count, beginning: beginning, maximumBytes: maximumBytes, under: policy, for: sender)
    let next = try nextDue(besides: sender)
    return OutboxClaim(
      items: items, nextDue: next.due, othersHold: next.othersHold,
      unsettledCount: try unsettledCount(), passedOver: passedOver,
      givenUp: givenUp)
  }

  /// Lets go what waited for its time.
  private func wake(within longestDelay: Duration) throws(OutboxError) {
    // Two statements: with OR between them, SQLite would look at every item that waits for anything.
    try wake(where: "due_at <= ?1", now)
    try wake(where: "due_at > ?1", now + longestDelay)
  }

  private func wake(where condition: String, _ time: UnixTime) throws(OutboxError) {
    try connection.run(
      """
      UPDATE item SET holds = 0 WHERE id IN
        (SELECT id FROM item WHERE holds = 8 AND \(condition) \(connection.claimClause))
      """, [SQLValue(time)])
  }

  private mutating func claim(
    _ count: Int, beginning: Int, maximumBytes: Int, under policy: SendingPolicy, for sender: Int64
  ) throws(OutboxError) -> [OutboxItem] {
    var items: [OutboxItem] = []
    var bytes = 0
    var begins = beginning
    let someLinger = try connection.exists("SELECT 1 FROM lingering LIMIT 1")
    while items.count < count {
      let ready = try connection.rows(
        """
        SELECT \(StoredItem.columns) FROM item WHERE holds = 0
        ORDER BY rank, id LIMIT ?1 \(connection.claimClause)
        """, [SQLValue(min(count - items.count, 64))], StoredItem.init)
      guard !ready.isEmpty else { break }
      for stored in ready {
        if someLinger, let time = try timeToSettle(for: stored.item, policy.settlingTime) {
          try hold(stored, until: time)
          continue
        }
        guard items.isEmpty || stored.item.bodyLength <= maximumBytes - bytes else { return items }
        // What must not be sent twice is begun only when it goes out, and nothing behind it goes before it.
        if !stored.item.isRepeatable { begins = 0 }
        guard let item = try take(stored, beginning: items.count < begins, for: sender) else {
          continue
        }
        items.append(item)
        bytes += item.bodyLength
      }
    }
    return items
  }

  /// Takes an item for a sender, with its body; a body that is not what was checked is never sent.
  private mutating func take(
    _ stored: StoredItem, beginning: Bool, for sender: Int64
  ) throws(OutboxError) -> OutboxItem? {
    let body = try connection.body(of: stored.id)
    guard let body, stored.isSound(body) else {
      try giveUp(stored, .checksum)
      return nil
    }
    var item = stored.item
    if beginning {
      try connection.run(
        OutboxStatement.beginReady, [SQLValue(stored.id), SQLValue(sender), SQLValue(now)])
      count(item.state, -1, bytes: item.bodyLength)
      count(.sending, 1, bytes: item.bodyLength)
      item.state = .sending
    } else {
      try move(stored, to: .leased) {
        $0.holder = sender
        item = $0.item
      }
    }
    item.body = body
    item.outline = stored.outline
    return item
  }

  private func hold(_ stored: StoredItem, until time: UnixTime) throws(OutboxError) {
    try connection.run(
      "UPDATE item SET holds = 8, due_at = ?2 WHERE id = ?1", [SQLValue(stored.id), SQLValue(time)])
  }

  private func nextDue(
    besides sender: Int64
  ) throws(OutboxError) -> (due: UnixTime?, othersHold: Bool) {
    if try connection.exists("SELECT 1 FROM item WHERE holds = 0 LIMIT 1") { return (now, false) }
    let due = try connection.first("SELECT MIN(due_at) FROM item WHERE holds = 8") {
      row throws(OutboxError) in try row.optionalTime(0)
    }
    let lease = try connection.first(
      """
      SELECT MIN(lease_until) FROM sender
      WHERE id <> ?1 AND EXISTS (SELECT 1 FROM item WHERE holder = sender.id)
      """, [SQLValue(sender)]
    ) { row throws(OutboxError) in try row.optionalTime(0) }
    switch (due ?? nil, lease ?? nil) {
    case (let due?, let lease?): return (min(due, lease), true)
    case (let due, let lease): return (due ?? lease, lease != nil)
    }
  }

  private func unsettledCount() throws(OutboxError) -> Int {
    // The tally of this transaction is written at its end, so what it changes is added here.
    let written = try connection.first(
      """
      SELECT CAST(SUM(items) AS BIGINT) FROM tally
      WHERE state IN ('pending', 'leased', 'sending', 'unknown')
      """
    ) { row throws(OutboxError) in try row.integer(0) }
    return Int(clamping: max(0, (written ?? 0) + pendingUnsettled))
  }
}

extension DeliveryReason {
  /// The stored bytes are not those that were checked.
  static let checksum = Self(
    "checksum",
    "The bytes in the outbox are not those that were queued: the disk or the file is damaged. "
      + "Queue it again from its source.")
}
