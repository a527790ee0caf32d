extension OutboxTransaction {
  /// A server's answer is kept up to this length.
  private static var answerLimit: Int { 64 * 1024 }

  /// Carries out what a sender has decided; false where the item is its own no more.
  mutating func apply(
    _ update: OutboxUpdate, from sender: Int64
  ) throws(OutboxError) -> Bool {
    switch update {
    case .begin(let id): if try begin(id, from: sender) { return true }
    case .end(let id, let attempt, let transition):
      if try deliver(id, attempt, transition, from: sender) { return true }
    case .release: break
    }
    guard let stored = try stored(update.item), stored.holder == sender else { return false }
    switch update {
    case .begin:
      let now = now
      try move(stored, to: .sending) {
        $0.item.attempts += 1
        $0.attemptBeganAt = now
      }
    case .release:
      try release(stored)
    case .end(_, let attempt, let transition):
      try end(stored, attempt, transition)
    }
    return true
  }

  /// Begins what a sender holds and has not begun, without reading it first; false where that is not how it stands.
  private mutating func begin(_ id: Int64, from sender: Int64) throws(OutboxError) -> Bool {
    let length = try connection.first(
      OutboxStatement.beginLeased, [SQLValue(id), SQLValue(now), SQLValue(sender)]
    ) { row throws(OutboxError) in try row.int(0) }
    guard let length else { return false }
    count(.leased, -1, bytes: length)
    count(.sending, 1, bytes: length)
    return true
  }

  /// Ends an attempt by which an item that a sender has begun is delivered, likewise.
  private mutating func deliver(
    _ id: Int64, _ attempt: OutboxAttempt, _ transition: OutboxTransition, from sender: Int64
  ) throws(OutboxError) -> Bool {
    guard transition.state == .delivered, attempt.outcome == .delivered, attempt.reason == nil
    else { return false }
    let delivered = try connection.first(
      OutboxStatement.sending, [SQLValue(id), SQLValue(sender)]
    ) { row throws(OutboxError) in
      (
        key: try row.flag(3) ? row.text(0) : nil,
        partition: try row.flag(4) ? row.optionalText(1) : nil,
        length: try row.int(2), hasDependents: try row.flag(5)
      )
    }
    guard let delivered else { return false }
    let changes = try connection.run(
      OutboxStatement.deliverSending,
      [
        SQLValue(id), SQLValue(now),
        SQLValue(
          StoredItem.progress(done: transition.doneEntries, refused: transition.refusedEntries)),
        SQLValue(sender),
      ])
    guard changes == 1 else { return false }
    try forgetDeleted(by: id)
    count(.sending, -1, bytes: delivered.length)
    count(.delivered, 1, bytes: delivered.length)
    try passOn(id: id, key: delivered.key, partition: delivered.partition, isSettled: true)
    if delivered.hasDependents { try letDependentsGo(of: id) }
    try log(attempt, of: id)
    try note(transition.locations)
    return true
  }

  /// Gives an item back of which nothing was sent this time; an attempt that had begun was none.
  mutating func release(_ stored: StoredItem) throws(OutboxError) {
    try move(stored, to: stored.item.isUncertain ? .unknown : .pending) {
      if stored.item.state == .sending { $0.item.attempts -= 1 }
    }
  }

  private mutating func end(
    _ stored: StoredItem, _ attempt: OutboxAttempt, _ transition: OutboxTransition
  ) throws(OutboxError) {
    let isUncertain = stored.item.isUncertain || attempt.outcome == .unknown
    var state = transition.state
    // What may have been applied stays in doubt, whatever a later answer says of a later attempt.
    if state == .pending, isUncertain { state = .unknown }
    let now = now
    try move(stored, to: state) {
      $0.item.isUncertain = isUncertain && state != .delivered
      $0.item.dueAt = state.isSettled ? now : transition.dueAt
      $0.item.doneEntries = transition.doneEntries
      $0.item.refusedEntries = transition.refusedEntries
      $0.item.reason = attempt.reason
    }
    try log(attempt, of: stored.id)
    if attempt.outcome == .unknown { try noteLingering(stored.item) }
    if state != .delivered, !transition.doneEntries.isEmpty {
      try forgetDeleted(
        by: stored.id, entries: transition.doneEntries.subtracting(stored.item.doneEntries))
    }
    try note(transition.locations)
  }

  /// Adds an attempt to the log of an item.
  func log(_ attempt: OutboxAttempt, of id: Int64) throws(OutboxError) {
    let (seconds, attoseconds) = attempt.duration.components
    let microseconds =
      min(max(seconds, 0), 1_000_000_000) * 1_000_000 + attoseconds / 1_000_000_000_000
    try connection.run(
      """
      INSERT INTO attempt(item, began_at, microseconds, outcome, reason_code, reason_message,
        reason_needs_change, status, request_id, answer)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
      """,
      [
        SQLValue(id), SQLValue(attempt.beganAt), SQLValue(microseconds),
        SQLValue(attempt.outcome.rawValue), SQLValue(attempt.reason?.code),
        SQLValue(attempt.reason?.message), SQLValue(attempt.reason?.needsChange ?? false),
        SQLValue(attempt.status.map(Int64.init)), SQLValue(attempt.requestID),
        SQLValue(Array(attempt.answer.prefix(Self.answerLimit))),
      ])
  }
}

extension OutboxUpdate {
  /// The item that it changes.
  var item: Int64 {
    switch self {
    case .begin(let id), .end(let id, _, _), .release(let id): id
    }
  }
}
