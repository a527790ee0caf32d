internal import Crypto

/// A row of `item` as a change needs it: all that can change, and what decides about it.
struct StoredItem: Sendable {
  var item: OutboxItem
  /// The sender that has it, by its row.
  var holder: Int64?
  /// When the attempt that is under way began.
  var attemptBeganAt: UnixTime?
  /// The SHA-256 of its body, as it was queued.
  var bodyDigest: [UInt8]
  /// The quick sum of its body; nil where a version queued it that made none.
  var bodySum: Int64?
  /// What its dialect needs of its body.
  var outline: [UInt8]

  var id: Int64 { item.id }

  /// The columns, in the order in which `init` reads them.
  static let columns = """
    id, key, version, partition, rank, body_length, body_digest, done_entries, is_repeatable, state,
    is_uncertain, attempts, excused_attempts, due_at, queued_at, retried_at, settled_at,
    reason_code, reason_message, reason_needs_change, place, producer, holder, attempt_began_at,
    outline, body_sum
    """

  init(_ row: SQLRow) throws(OutboxError) {
    var reason: DeliveryReason?
    if let code = try row.optionalText(17) {
      reason = DeliveryReason(
        code, try row.optionalText(18) ?? "", needsChange: try row.flag(19))
    }
    let progress = try Self.progress(try row.text(7))
    item = OutboxItem(
      id: try row.integer(0), key: try row.text(1), version: try row.int(2),
      partition: try row.optionalText(3), isShared: try row.integer(4) == 0, body: [],
      bodyLength: try row.int(5), doneEntries: progress.done, refusedEntries: progress.refused,
      isRepeatable: try row.flag(8), state: try row.state(9), isUncertain: try row.flag(10),
      attempts: try row.int(11), excusedAttempts: try row.int(12), dueAt: try row.time(13),
      queuedAt: try row.time(14), retriedAt: try row.optionalTime(15),
      settledAt: try row.optionalTime(16), reason: reason, place: try row.optionalText(20),
      producer: try row.text(21))
    bodyDigest = try row.blob(6)
    holder = try row.optionalInteger(22)
    attemptBeganAt = try row.optionalTime(23)
    outline = try row.optionalBlob(24) ?? []
    bodySum = try row.optionalInteger(25)
  }

  /// Whether a body, and the outline, are the ones that were queued.
  func isSound(_ body: [UInt8]) -> Bool {
    guard body.count == item.bodyLength else { return false }
    guard let bodySum else { return SHA256.hash(data: body) == bodyDigest }
    return BodySum.of(body, outline: outline) == bodySum
  }

  /// What its own state holds against it, at a time.
  func holds(at now: UnixTime) -> OutboxHold? {
    guard !item.state.isSettled else { return nil }
    var holds: OutboxHold = []
    if item.state == .leased || item.state == .sending { holds.insert(.sender) }
    if item.state == .unknown, !item.isRepeatable { holds.insert(.unrepeatable) }
    if item.dueAt > now { holds.insert(.time) }
    return holds
  }

  /// What is done of the item, as the indexes of entries with commas between, and then what was refused of it, with
  /// the status: `0,1,5,3=400`.
  static func progress(done: Set<Int>, refused: [Int: Int]) -> String {
    guard !done.isEmpty || !refused.isEmpty else { return "" }
    let refused = refused.sorted { $0.key < $1.key }
    return (done.sorted().map(String.init) + refused.map { "\($0)=\($1)" }).joined(separator: ",")
  }

  /// What cannot be read is damage: passed over, it would have the server get an entry once more.
  private static func progress(
    _ text: String
  ) throws(OutboxError) -> (done: Set<Int>, refused: [Int: Int]) {
    var done: Set<Int> = []
    var refused: [Int: Int] = [:]
    guard !text.isEmpty else { return (done, refused) }
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let numbers = entry.split(separator: "=", omittingEmptySubsequences: false).map { Int($0) }
      switch (numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
      case (1, let index?, _): done.insert(index)
      case (2, let index?, let status?): refused[index] = status
      default:
        throw OutboxError(
          .corrupt, "The outbox is damaged: which entries of an item are done cannot be read.")
      }
    }
    return (done, refused)
  }
}
