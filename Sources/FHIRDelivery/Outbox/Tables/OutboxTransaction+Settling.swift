extension OutboxTransaction {
  /// Sets an unknown item to what the server was seen to have of it.
  package mutating func settle(
    _ id: Int64, _ transition: OutboxTransition, reason: DeliveryReason?
  ) throws(OutboxError) -> Bool {
    guard transition.state == .delivered || transition.state == .pending else {
      throw OutboxError(.misuse, "Reading back makes no item \(transition.state.rawValue).")
    }
    guard let stored = try stored(id), stored.holder == nil, stored.item.state == .unknown else {
      return false
    }
    let now = now
    try move(stored, to: transition.state) {
      $0.item.reason = reason
      $0.item.doneEntries.formUnion(transition.doneEntries)
      $0.item.isUncertain = false
      guard transition.state == .pending else { return }
      $0.item.dueAt = transition.dueAt
      $0.item.retriedAt = now
      $0.item.excusedAttempts = $0.item.attempts
    }
    try note(transition.locations)
    return true
  }
}
