import FHIRDelivery
import KyphoplastyFHIR

/// How an outbox's server was last spoken to, as the outbox remembers it.
struct DialectRecord: Equatable {
  var mode: DeliveryMode?
  var identity: DeliveryIdentity?
  var checksReferences = false

  private static let modeNote = "mode"
  private static let identityNote = "identity"
  private static let referencesNote = "checks-references"

  init(_ choice: DeliveryChoice) {
    mode = choice.mode
    identity = choice.identity
    checksReferences = choice.checksReferences
  }

  /// Reads what an outbox remembers; nothing where nothing was sent from it yet.
  init(in store: any OutboxStore) async throws(OutboxError) {
    mode = try await store.note(Self.modeNote).flatMap(DeliveryMode.init)
    identity = try await store.note(Self.identityNote).flatMap(DeliveryIdentity.init)
    checksReferences = try await store.note(Self.referencesNote) == "true"
  }

  /// Has the outbox remember it.
  func write(to store: any OutboxStore) async throws(OutboxError) {
    guard try await self != DialectRecord(in: store), let mode, let identity else { return }
    try await store.setNote(Self.modeNote, to: mode.rawValue)
    try await store.setNote(Self.identityNote, to: identity.rawValue)
    try await store.setNote(Self.referencesNote, to: "\(checksReferences)")
  }
}

extension OutboxStatus {
  /// Whether the server may have something of it, under ids that must not change any more.
  var mayBeOnServer: Bool {
    lastDeliveredAt != nil || self[.delivered] + self[.unknown] + self[.sending] > 0
  }
}
