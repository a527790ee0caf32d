import FHIRDelivery
import Synchronization

/// An outbox without a disk, as far as queueing and corrections ask it.
final class MemoryOutbox: OutboxStore {
  private struct Row {
    var item: OutboxItem
    var entry: OutboxEntry
  }

  private let rows = Mutex<[Row]>([])
  private let log = Mutex<[OutboxAttempt]>([])
  let name = "memory"

  func add(
    _ entries: [OutboxEntry], resending: Bool, at now: UnixTime
  ) async throws(OutboxError) -> [OutboxAddition] {
    rows.withLock { rows in
      entries.map { entry in
        let versions = rows.filter { $0.item.key == entry.key }
        let counted = versions.last {
          ![.rejected, .dead, .dropped].contains($0.item.state)
        }
        if let counted, !resending, counted.entry.contentDigest == entry.contentDigest {
          return .unchanged(counted.item.id, counted.item.state)
        }
        let item = OutboxItem(
          id: Int64(rows.count + 1), key: entry.key, version: versions.count + 1,
          partition: entry.partition, isShared: entry.isShared, body: entry.body,
          isRepeatable: entry.isRepeatable, dueAt: now, queuedAt: now, place: entry.place,
          producer: entry.producer)
        rows.append(Row(item: item, entry: entry))
        return .queued(item.id)
      }
    }
  }

  /// Has every pending item come to a state.
  func settle(_ state: OutboxState, isUncertain: Bool = false) {
    rows.withLock { rows in
      for index in rows.indices where rows[index].item.state == .pending {
        rows[index].item.state = state
        rows[index].item.isUncertain = isUncertain
      }
    }
  }

  /// Has every item been sent once.
  func attempted(_ attempt: OutboxAttempt) { log.withLock { $0.append(attempt) } }

  /// The entries that were queued.
  var entries: [OutboxEntry] { rows.withLock { $0.map(\.entry) } }

  func items(_ selection: OutboxSelection) async throws(OutboxError) -> [OutboxItem] {
    rows.withLock { rows in
      rows.map(\.item).filter { item in
        (selection.states.isEmpty || selection.states.contains(item.state))
          && selection.ids?.contains(item.id) ?? true && selection.key ?? item.key == item.key
          && item.id > selection.after
      }
      .prefix(selection.limit)
      .map { item in
        var item = item
        item.body = []
        return item
      }
    }
  }

  func item(_ id: Int64) async throws(OutboxError) -> OutboxItem? {
    rows.withLock { $0.first { $0.item.id == id }?.item }
  }

  func ledger(ofKey key: String) async throws(OutboxError) -> [OutboxLedgerEntry] {
    rows.withLock { rows in
      rows.filter { $0.item.key == key }.flatMap { row in
        row.entry.effects.map {
          OutboxLedgerEntry(
            item: row.item.id, state: row.item.state, isUncertain: row.item.isUncertain, effect: $0)
        }
      }
    }
  }

  func keys(holding reference: String) async throws(OutboxError) -> [String] {
    rows.withLock { rows in
      Set(rows.map(\.item.key)).filter { key in
        rows.last { $0.item.key == key }?.entry.effects
          .contains { $0.reference == reference && $0.action == .write } == true
      }.sorted()
    }
  }

  func digests(of references: [String]) async throws(OutboxError) -> [String: [UInt8]] {
    rows.withLock { rows in
      var digests: [String: [UInt8]] = [:]
      for row in rows where ![.rejected, .dead, .dropped].contains(row.item.state) {
        for effect in row.entry.effects where references.contains(effect.reference) {
          digests[effect.reference] = effect.digest
        }
      }
      return digests
    }
  }

  func set(
    _ state: OutboxState, _ selection: OutboxSelection, reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Int {
    rows.withLock { rows in
      var count = 0
      for index in rows.indices
      where selection.ids?.contains(rows[index].item.id) ?? true
        && rows[index].item.state.next.contains(state)
      {
        rows[index].item.state = state
        count += 1
      }
      return count
    }
  }

  // Nothing here sends.
  func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, maximumBytes: Int, under policy: SendingPolicy,
    by owner: SenderIdentity, at now: UnixTime
  ) async throws(OutboxError) -> OutboxClaim { OutboxClaim(items: [], unsettledCount: 0) }
  func recover(
    at now: UnixTime, isGone: @Sendable (SenderIdentity) -> Bool
  ) async throws(OutboxError) -> Int { 0 }
  func status(at now: UnixTime) async throws(OutboxError) -> OutboxStatus { OutboxStatus() }
  func attempts(of id: Int64) async throws(OutboxError) -> [OutboxAttempt] {
    log.withLock(\.self)
  }
  func locations(of references: [String]) async throws(OutboxError) -> [String: String] { [:] }
  func purge(settledBefore time: UnixTime, includingLast: Bool) async throws(OutboxError) -> Int {
    0
  }
}
