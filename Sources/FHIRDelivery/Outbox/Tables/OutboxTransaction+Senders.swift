extension OutboxTransaction {
  /// Renews the leases of a sender, which may be new; gives its row.
  func renewLease(
    of owner: SenderIdentity, for lease: Duration
  ) throws(OutboxError) -> Int64 {
    let id = try connection.first(
      """
      INSERT INTO sender(run, host, process, lease_until, lease) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT(run) DO UPDATE SET lease_until = excluded.lease_until, lease = excluded.lease
      RETURNING id
      """,
      [
        SQLValue(owner.run), SQLValue(owner.host), SQLValue(Int64(owner.process)),
        SQLValue(now + lease),
        SQLValue((now + lease).milliseconds.subtractingReportingOverflow(now.milliseconds).0),
      ]
    ) { row throws(OutboxError) in try row.integer(0) }
    guard let id else { throw OutboxError(.corrupt, "The outbox gave a sender no number.") }
    return id
  }

  /// Everybody who has a lease, or had one that nobody has ended; with a time, those whose lease is not over.
  package func senders(at time: UnixTime? = nil) throws(OutboxError) -> [SenderIdentity] {
    try connection.rows(
      "SELECT host, process, run FROM sender WHERE lease_until > ?1 ORDER BY id",
      [SQLValue(time ?? UnixTime(milliseconds: .min))], identity)
  }

  /// The sender whose lease was renewed last and is not over.
  package func lastSender(at time: UnixTime) throws(OutboxError) -> SenderIdentity? {
    try connection.first(
      """
      SELECT host, process, run FROM sender WHERE lease_until > ?1
      ORDER BY lease_until - lease DESC, id DESC LIMIT 1
      """, [SQLValue(time)], identity)
  }

  private func identity(_ row: SQLRow) throws(OutboxError) -> SenderIdentity {
    SenderIdentity(
      host: try row.text(0), process: Int32(truncatingIfNeeded: try row.integer(1)),
      run: try row.text(2))
  }

  /// Takes back what a sender holds, and forgets it: it sends no more.
  package mutating func leave(_ owner: SenderIdentity) throws(OutboxError) {
    let id = try connection.first(
      "SELECT id FROM sender WHERE run = ?1", [SQLValue(owner.run)]
    ) { row throws(OutboxError) in try row.integer(0) }
    if let id { _ = try takeBack(from: id) }
  }

  /// Takes back what senders hold whose lease is over, or who are known to be gone; says how many items that were.
  package mutating func recover(gone: [SenderIdentity]) throws(OutboxError) -> Int {
    var count = try takeBackExpired(besides: 0)
    for sender in gone {
      let id = try connection.first(
        "SELECT id FROM sender WHERE run = ?1", [SQLValue(sender.run)]
      ) { row throws(OutboxError) in try row.integer(0) }
      if let id { count += try takeBack(from: id) }
    }
    return count
  }

  /// A lease that ends later than twice its length from now was given by a clock that was set back since: it is over too.
  @discardableResult
  mutating func takeBackExpired(besides sender: Int64) throws(OutboxError) -> Int {
    let expired = try connection.rows(
      """
      SELECT id FROM sender
      WHERE id <> ?1 AND (lease_until <= ?2 OR lease_until - ?2 > 2 * lease)
      """, [SQLValue(sender), SQLValue(now)]
    ) { row throws(OutboxError) in try row.integer(0) }
    // Its sender may be renewing it at this moment, and others may find the same.
    if !expired.isEmpty { try connection.beAlone() }
    var count = 0
    for id in expired { count += try takeBack(from: id) }
    return count
  }

  private mutating func takeBack(from sender: Int64) throws(OutboxError) -> Int {
    let held = try connection.rows(
      "SELECT \(StoredItem.columns) FROM item WHERE holder = ?1 ORDER BY id", [SQLValue(sender)],
      StoredItem.init)
    for stored in held {
      if stored.item.state == .sending {
        try interrupt(stored)
      } else {
        try release(stored)
      }
    }
    try connection.run("DELETE FROM sender WHERE id = ?1", [SQLValue(sender)])
    return held.count
  }

  /// Ends an attempt whose sender is gone: its request may have reached the server.
  private mutating func interrupt(_ stored: StoredItem) throws(OutboxError) {
    let began = stored.attemptBeganAt ?? now
    let now = now
    try move(stored, to: .unknown) {
      $0.item.isUncertain = true
      $0.item.dueAt = now
      $0.item.reason = .interrupted
    }
    try log(
      OutboxAttempt(
        beganAt: began, duration: max(.zero, now - began), outcome: .unknown, reason: .interrupted,
        requestID: "\(stored.item.requestID)-\(stored.item.attempts)"),
      of: stored.id)
    try noteLingering(stored.item)
  }
}

extension DeliveryReason {
  /// The sender ended before the answer came.
  static let interrupted = Self(
    "interrupted", "The sender ended while the request was on its way; its outcome is not known.")
}
