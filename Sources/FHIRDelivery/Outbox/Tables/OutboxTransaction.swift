/// One transaction on the tables of an outbox: what its protocol means, in SQL that every database reads alike.
///
/// The tables:
/// - `item`: a row per version of a key, with its state and what holds it (``OutboxHold``); never its body, so that
///   looking through the queue stays cheap.
/// - `body`: the bytes that were checked.
/// - `effect`: what each item does to which resource; the ledger.
/// - `prerequisite`: what an item requires, and the item that provides it.
/// - `attempt`: what was tried, with the server's answers; rows are only added.
/// - `location`: where the server has put resources.
/// - `sender`: who holds items, and until when; one row renews all leases of a sender.
/// - `lingering`: the last attempt of unknown outcome per key and partition, while the server may still work on it.
/// - `tally`: items and bytes per state, so that nothing has to be counted.
/// - `meta`: whom the outbox belongs to.
package struct OutboxTransaction<Connection: OutboxConnection> {
  let connection: Connection
  let now: UnixTime
  private var tally: [OutboxState: Change] = [:]
  /// Whether the server has put anything in a place of its own; nil as long as nobody has looked.
  var hasLocations: Bool?
  /// Shared items that may have to fail with what they require, while that is looked at.
  var stranded: [Int64] = []
  /// The items that came to rest without an attempt in this transaction, as they are now.
  var givenUp: [OutboxItem] = []

  private struct Change {
    var items: Int64 = 0
    var bytes: Int64 = 0
  }

  private init(_ connection: Connection, at now: UnixTime) {
    self.connection = connection
    self.now = now
  }

  /// Carries out a body in a transaction that is already open.
  package static func run<Value>(
    _ connection: Connection, at now: UnixTime,
    _ body: (inout Self) throws(OutboxError) -> Value
  ) throws(OutboxError) -> Value {
    var transaction = Self(connection, at: now)
    let value = try body(&transaction)
    try transaction.writeTally()
    return value
  }

  /// Notes that items came into a state or left it.
  mutating func count(_ state: OutboxState, _ items: Int64, bytes: Int) {
    tally[state, default: Change()].items += items
    tally[state, default: Change()].bytes += items * Int64(bytes)
  }

  /// What `count` has noted of unsettled items, in this transaction.
  var pendingUnsettled: Int64 {
    tally.reduce(0) { sum, change in change.key.isSettled ? sum : sum + change.value.items }
  }

  private func writeTally() throws(OutboxError) {
    for (state, change) in tally.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where change.items != 0 || change.bytes != 0 {
      try connection.run(
        """
        UPDATE tally SET items = items + ?2, bytes = bytes + ?3,
          last_at = CASE WHEN ?2 > 0 THEN ?4 ELSE last_at END
        WHERE state = ?1
        """,
        [
          SQLValue(state), SQLValue(change.items), SQLValue(change.bytes), SQLValue(now),
        ])
    }
  }
}
