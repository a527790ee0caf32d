import FHIRDelivery
import Foundation
import Synchronization

/// An outbox in a file of its own, which remembers what was put into it.
final class RecordingOutbox: OutboxStore {
  private let folder: URL
  private let file: SQLiteOutbox
  private let added = Mutex<[OutboxEntry]>([])
  private let sender = SenderIdentity(host: "test", process: 1, run: "1")

  /// What was queued, in its order.
  var entries: [OutboxEntry] { added.withLock(\.self) }
  var name: String { file.name }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    file = try SQLiteOutbox.open(path: folder.appending(path: "outbox.db").path, mode: .writing)
  }

  deinit {
    try? file.close()
    try? FileManager.default.removeItem(at: folder)
  }

  func add(
    _ entries: [OutboxEntry], resending: Bool, at now: UnixTime
  ) async throws(OutboxError) -> [OutboxAddition] {
    let additions = try await file.add(entries, resending: resending, at: now)
    added.withLock { added in
      for (entry, addition) in zip(entries, additions) {
        if case .queued = addition { added.append(entry) }
      }
    }
    return additions
  }

  /// Sends everything that is pending, in thought: all of it comes to a state.
  func settle(_ state: OutboxState, isUncertain: Bool = false, at now: UnixTime) async throws {
    while true {
      let claim = try await file.exchange(
        [], claiming: 32, maximumBytes: .max, under: SendingPolicy(), by: sender, at: now)
      guard !claim.items.isEmpty else { return }
      for item in claim.items {
        let outcome: DeliveryOutcome.Kind =
          switch state {
          case .delivered: .delivered
          case .unknown: .unknown
          default: isUncertain ? .unknown : .rejected
          }
        let attempt = OutboxAttempt(
          beganAt: now, duration: .seconds(10), outcome: outcome, requestID: item.requestID)
        // What is unknown would be claimed again at once.
        let transition = OutboxTransition(state, dueAt: now + .seconds(300))
        _ = try await file.exchange(
          [.begin(item.id), .end(item.id, attempt, transition)], claiming: 0, maximumBytes: 0,
          under: SendingPolicy(), by: sender, at: now)
      }
    }
  }

  func exchange(
    _ updates: [OutboxUpdate], claiming count: Int, beginning: Int, maximumBytes: Int,
    under policy: SendingPolicy, by owner: SenderIdentity, at now: UnixTime
  ) async throws(OutboxError) -> OutboxClaim {
    try await file.exchange(
      updates, claiming: count, beginning: beginning, maximumBytes: maximumBytes, under: policy,
      by: owner, at: now)
  }
  func recover(
    at now: UnixTime, isGone: @Sendable (SenderIdentity) -> Bool
  ) async throws(OutboxError) -> Int { try await file.recover(at: now, isGone: isGone) }
  func leave(_ owner: SenderIdentity, at now: UnixTime) async throws(OutboxError) {
    try await file.leave(owner, at: now)
  }
  func status(at now: UnixTime) async throws(OutboxError) -> OutboxStatus {
    try await file.status(at: now)
  }
  func items(_ selection: OutboxSelection) async throws(OutboxError) -> [OutboxItem] {
    try await file.items(selection)
  }
  func item(_ id: Int64) async throws(OutboxError) -> OutboxItem? { try await file.item(id) }
  func attempts(of id: Int64) async throws(OutboxError) -> [OutboxAttempt] {
    try await file.attempts(of: id)
  }
  func ledger(ofKey key: String) async throws(OutboxError) -> [OutboxLedgerEntry] {
    try await file.ledger(ofKey: key)
  }
  func keys(holding reference: String) async throws(OutboxError) -> [String] {
    try await file.keys(holding: reference)
  }
  func digests(of references: [String]) async throws(OutboxError) -> [String: [UInt8]] {
    try await file.digests(of: references)
  }
  func locations(of references: [String]) async throws(OutboxError) -> [String: String] {
    try await file.locations(of: references)
  }
  func note(_ name: String) async throws(OutboxError) -> String? { try await file.note(name) }
  func setNote(_ name: String, to value: String) async throws(OutboxError) {
    try await file.setNote(name, to: value)
  }
  func settle(
    _ id: Int64, _ transition: OutboxTransition, reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Bool {
    try await file.settle(id, transition, reason: reason, at: now)
  }
  func set(
    _ state: OutboxState, _ selection: OutboxSelection, on ground: OutboxGround,
    reason: DeliveryReason?, at now: UnixTime
  ) async throws(OutboxError) -> Int {
    try await file.set(state, selection, on: ground, reason: reason, at: now)
  }
  func purge(settledBefore time: UnixTime, includingLast: Bool) async throws(OutboxError) -> Int {
    try await file.purge(settledBefore: time, includingLast: includingLast)
  }
}
