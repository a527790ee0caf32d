/// What is known of the items that are not claimed.
struct Supply: Sendable {
  /// Whether a claim may be answered with items.
  private(set) var mayHaveMore = true
  /// When the next one is due, where none was at the last claim.
  private(set) var nextDue: Duration?
  /// Whether another sender holds what this one waits for.
  private(set) var othersHold = false
  /// How soon it is looked again at what another sender holds, which may come to rest at any moment.
  private static let look = Duration.milliseconds(500)
  /// Whether the last claim found nothing, not even for later, and nothing has come back since.
  private(set) var isExhausted = true

  /// A claim was answered.
  mutating func answered(_ claim: OutboxClaim, at now: SendingTime) {
    mayHaveMore = !claim.items.isEmpty
    isExhausted = claim.items.isEmpty && claim.nextDue == nil
    nextDue = claim.nextDue.map { due in
      // The wall clock's milliseconds are rounded down. And a time that is over and yet brings no item is no reason to ask
      // again at once.
      let wait = due - now.wall + .milliseconds(1)
      return now.elapsed + (claim.items.isEmpty ? max(wait, .milliseconds(100)) : wait)
    }
    othersHold = claim.items.isEmpty && claim.othersHold
    if othersHold { nextDue = min(nextDue ?? now.elapsed + Self.look, now.elapsed + Self.look) }
  }

  /// Entries were queued, or may have been.
  mutating func arrived() { mayHaveMore = true }

  /// An item has come back, or is settled so that others may go.
  mutating func changed() {
    mayHaveMore = true
    isExhausted = false
  }

  /// Time goes by.
  mutating func look(at now: SendingTime) {
    guard let due = nextDue, due <= now.elapsed else { return }
    nextDue = nil
    mayHaveMore = true
  }
}
