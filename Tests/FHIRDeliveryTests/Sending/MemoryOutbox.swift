import Synchronization

@testable import FHIRDelivery

/// An outbox that lasts as long as the process and keeps the promises that matter to who sends; it fails when it is told to.
final class MemoryOutbox: OutboxStore {
  struct Row {
    var item: OutboxItem
    var requires: [String]
    var effects: [OutboxEffect]
    var owner: SenderIdentity?
    var leaseEnd = UnixTime(milliseconds: 0)
    var before = OutboxState.pending
    var attempts: [OutboxAttempt] = []
  }

  struct Content {
    var rows: [Row] = []
    var locations: [String: String] = [:]
    var notes: [String: String] = [:]
    var exchanges = 0
    var failure: (@Sendable (Int, [OutboxUpdate]) -> OutboxError?)?
    var lost: (number: Int, error: OutboxError)?
  }

  private let content = Mutex(Content())

  var name: String { "memory" }
  var rows: [Row] { content.withLock { $0.rows } }
  var exchanges: Int { content.withLock { $0.exchanges } }

  /// Puts in so many items, whose keys are `k` and their number.
  func fill(_ count: Int, at now: UnixTime, change: (inout OutboxEntry) -> Void = { _ in }) {
    for number in 1...max(count, 1) where count > 0 {
      var entry = OutboxEntry(
        key: "k\(number)", body: Array("body-\(number)".utf8), contentDigest: [UInt8(number & 255)])
      change(&entry)
      insert(entry, at: now)
    }
  }

  /// Decides by the number of an exchange and its updates whether it fails.
  func failExchanges(_ failure: (@Sendable (Int, [OutboxUpdate]) -> OutboxError?)?) {
    content.withLock { $0.failure = failure }
  }

  /// Commits an exchange and tells an error all the same, as where the sync after it fails.
  func loseAnswer(ofExchange number: Int, _ error: OutboxError) {
    content.withLock { $0.lost = (number, error) }
  }

  /// Another sender takes over whatever is held, and has begun it.
  func takeOver(by other: SenderIdentity) {
    content.withLock { content in
      for index in content.rows.indices where content.rows[index].owner != nil {
        content.rows[index].owner = other
        content.rows[index].item.state = .sending
      }
    }
  }

  func state(_ id: Int64) -> OutboxState? { rows.first { $0.item.id == id }?.item.state }
  func count(_ state: OutboxState) -> Int { rows.count { $0.item.state == state } }

  @discardableResult
  private func insert(_ entry: OutboxEntry, at now: UnixTime) -> Int64 {
    content.withLock { content in
      let id = Int64(content.rows.count + 1)
      let item = OutboxItem(
        id: id, key: entry.key, version: content.rows.count { $0.item.key == entry.key } + 1,
        partition: entry.partition, isShared: entry.isShared, body: entry.body,
        isRepeatable: entry.isRepeatable, dueAt: now, queuedAt: now, place: entry.place)
      content.rows.append(Row(item: item, requires: entry.requires, effects: entry.effects))
      return id
    }
  }

  func add(
    _ entries: [OutboxEntry], resending: Bool, at now: UnixTime
  ) async throws(OutboxError) -> [OutboxAddition] {
    entries.map { .queued(insert($0, at: now)) }
  }

  func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, beginning: Int, maximumBytes: Int,
    under policy: SendingPolicy, by owner: SenderIdentity, at now: UnixTime
  ) async throws(OutboxError) -> OutboxClaim {
    let result = content.withLock { content -> Result<OutboxClaim, OutboxError> in
      content.exchanges += 1
      if let error = content.failure?(content.exchanges, updates) { return .failure(error) }
      var passedOver: [Int64] = []
      for update in updates where !content.apply(update, by: owner, at: now) {
        passedOver.append(update.item)
      }
      for index in content.rows.indices where content.rows[index].owner == owner {
        content.rows[index].leaseEnd = now + policy.lease
      }
      var items = content.claim(count, maximumBytes, until: now + policy.lease, by: owner, at: now)
      for index in items.prefix(beginning).prefix(while: \.isRepeatable).indices {
        _ = content.apply(.begin(items[index].id), by: owner, at: now)
        items[index].state = .sending
      }
      if let lost = content.lost, lost.number == content.exchanges { return .failure(lost.error) }
      let waiting = content.rows.filter {
        $0.item.state == .pending || ($0.item.state == .unknown && $0.item.isRepeatable)
      }
      return .success(
        OutboxClaim(
          items: items, nextDue: waiting.map(\.item.dueAt).filter { $0 > now }.min(),
          unsettledCount: content.rows.count { !$0.item.state.isSettled },
          passedOver: passedOver))
    }
    return try result.get()
  }

  func recover(
    at now: UnixTime, isGone: @Sendable (SenderIdentity) -> Bool
  ) async throws(OutboxError) -> Int {
    content.withLock { content in
      var count = 0
      for index in content.rows.indices {
        guard let owner = content.rows[index].owner,
          content.rows[index].leaseEnd <= now || isGone(owner)
        else { continue }
        let hadBegun = content.rows[index].item.state == .sending
        content.rows[index].item.state = hadBegun ? .unknown : content.rows[index].before
        if hadBegun { content.rows[index].item.isUncertain = true }
        content.rows[index].owner = nil
        count += 1
      }
      return count
    }
  }

  func status(at now: UnixTime) async throws(OutboxError) -> OutboxStatus {
    OutboxStatus(counts: Dictionary(grouping: rows, by: \.item.state).mapValues(\.count))
  }

  func items(_ selection: OutboxSelection) async throws(OutboxError) -> [OutboxItem] {
    rows.map(\.item).filter(selection.contains)
  }

  func item(_ id: Int64) async throws(OutboxError) -> OutboxItem? {
    rows.first { $0.item.id == id }?.item
  }

  func attempts(of id: Int64) async throws(OutboxError) -> [OutboxAttempt] {
    rows.first { $0.item.id == id }?.attempts ?? []
  }

  func locations(of references: [String]) async throws(OutboxError) -> [String: String] {
    content.withLock { content in content.locations.filter { references.contains($0.key) } }
  }

  // No sender asks for these.
  func leave(_ owner: SenderIdentity, at now: UnixTime) async throws(OutboxError) {}
  func ledger(ofKey key: String) async throws(OutboxError) -> [OutboxLedgerEntry] { [] }
  func keys(holding reference: String) async throws(OutboxError) -> [String] { [] }
  func digests(of references: [String]) async throws(OutboxError) -> [String: [UInt8]] { [:] }
  func note(_ name: String) async throws(OutboxError) -> String? {
    content.withLock { $0.notes[name] }
  }

  func setNote(_ name: String, to value: String) async throws(OutboxError) {
    content.withLock { $0.notes[name] = value }
  }

  func settle(
    _ id: Int64, _ transition: OutboxTransition, reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Bool { false }

  func set(
    _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
    reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Int {
    content.withLock { content in
      var count = 0
      for index in content.rows.indices where selection.contains(content.rows[index].item) {
        content.rows[index].item.state = state
        content.rows[index].item.reason = reason
        count += 1
      }
      return count
    }
  }
  func purge(settledBefore time: UnixTime, includingLast: Bool) async throws(OutboxError) -> Int {
    0
  }
}

extension MemoryOutbox.Content {
  /// False where the item is another's.
  mutating func apply(
    _ update: OutboxUpdate, by owner: SenderIdentity, at now: UnixTime
  ) -> Bool {
    guard let index = rows.firstIndex(where: { $0.item.id == update.item }),
      rows[index].owner == owner
    else { return false }
    switch update {
    case .begin:
      precondition(rows[index].item.state == .leased, "only what is held begins")
      rows[index].item.state = .sending
      rows[index].item.attempts += 1
    case .end(_, let attempt, let transition):
      precondition(rows[index].item.state == .sending, "only what has begun ends")
      precondition(OutboxState.sending.next.contains(transition.state))
      rows[index].attempts.append(attempt)
      rows[index].item.state = transition.state
      rows[index].item.dueAt = transition.dueAt
      rows[index].item.doneEntries = transition.doneEntries
      rows[index].item.refusedEntries = transition.refusedEntries
      rows[index].item.reason = attempt.reason
      if transition.state == .unknown { rows[index].item.isUncertain = true }
      locations.merge(transition.locations) { $1 }
      rows[index].owner = nil
    case .release:
      if rows[index].item.state == .sending { rows[index].item.attempts -= 1 }
      rows[index].item.state = rows[index].before
      rows[index].owner = nil
    }
    return true
  }

  mutating func claim(
    _ count: Int, _ maximumBytes: Int, until leaseEnd: UnixTime, by owner: SenderIdentity,
    at now: UnixTime
  ) -> [OutboxItem] {
    var items: [OutboxItem] = []
    var bytes = 0
    let order = rows.indices.sorted { rows[$0].item.isShared && !rows[$1].item.isShared }
    for index in order where items.count < count && mayGo(rows[index], at: now) {
      bytes += rows[index].item.body.count
      if !items.isEmpty, bytes > maximumBytes { break }
      rows[index].before = rows[index].item.state
      rows[index].item.state = .leased
      rows[index].owner = owner
      rows[index].leaseEnd = leaseEnd
      items.append(rows[index].item)
    }
    return items
  }

  private func mayGo(_ row: MemoryOutbox.Row, at now: UnixTime) -> Bool {
    let item = row.item
    guard item.state == .pending || (item.state == .unknown && item.isRepeatable),
      item.dueAt <= now
    else { return false }
    let isFirst = !rows.contains { other in
      other.item.id < item.id && !other.item.state.isSettled
        && (other.item.key == item.key
          || (item.partition != nil && other.item.partition == item.partition))
    }
    return isFirst
      && row.requires.allSatisfy { reference in
        !rows.contains { other in
          other.item.id != item.id && other.item.state != .delivered
            && other.effects.contains { $0.reference == reference }
        }
      }
  }
}

extension OutboxUpdate {
  fileprivate var item: Int64 {
    switch self {
    case .begin(let id), .end(let id, _, _), .release(let id): id
    }
  }
}
