import FHIRDelivery
import Foundation

/// An outbox that was opened to be sent from, and who this process is towards it.
struct OpenOutbox: Sendable {
  let store: any OutboxStore
  let identity: SenderIdentity
  /// The lock that only one sender of a file has; a database that hosts share has leases instead.
  private let lock: SenderLock?

  init(_ store: any OutboxStore, lock: SenderLock? = nil) {
    self.store = store
    self.lock = lock
    identity = SenderIdentity(
      host: ProcessInfo.processInfo.hostName, process: getpid(), run: UUID().uuidString)
  }

  /// Takes the right to send; gives who has it, where that is another process.
  func takeTurn() throws -> SenderIdentity? { try lock?.tryLock(as: identity) }

  /// Gives the right back.
  func endTurn() { lock?.unlock() }

  /// Takes back what senders hold that are gone.
  func recover() async throws -> Int {
    // Whoever has the lock is the only one: all others have ended, whatever their leases say.
    let isOnly = lock != nil
    let own = identity
    return try await store.recover(at: .now) { sender in
      guard sender != own else { return false }
      return isOnly || (sender.host == own.host && Self.isGone(sender.process))
    }
  }

  private static func isGone(_ process: Int32) -> Bool {
    process > 0 && kill(process, 0) != 0 && errno == ESRCH
  }
}

extension Settings {
  /// The queue for a server and a site secret, made where it is not there.
  func openOutbox(for server: String?, secretFingerprint: String?) async throws -> OpenOutbox {
    switch try outboxAddress() {
    case .file(let path):
      let store = try SQLiteOutbox.open(
        path: path, target: server, secretFingerprint: secretFingerprint, mode: .writing)
      return OpenOutbox(store, lock: try SenderLock(path: path))
    case .postgreSQL: throw Self.noPostgreSQL
    }
  }

  /// The queue, which must be there.
  func existingOutbox(_ mode: SQLiteOutbox.Mode) async throws -> any OutboxStore {
    switch try outboxAddress() {
    case .file(let path):
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure(
          .unreadable,
          "there is no outbox at \(path): name it with --outbox, or queue something with 'kypho export'"
        )
      }
      return try SQLiteOutbox.open(path: path, mode: mode)
    case .postgreSQL: throw Self.noPostgreSQL
    }
  }

  /// The server that a queue belongs to; nil where it belongs to none yet.
  func target(of store: any OutboxStore) throws -> String? {
    try (store as? SQLiteOutbox)?.target()
  }

  /// Gives the queue to the same server at another address; the address before.
  func retargetOutbox(to target: String) async throws -> String? {
    let store = try await existingOutbox(.writing)
    let known = try self.target(of: store)
    try (store as? SQLiteOutbox)?.retarget(to: target)
    return known
  }

  private static var noPostgreSQL: Failure {
    Failure(
      .configuration,
      "this program was built without PostgreSQL: build it with 'swift build --traits PostgreSQL', or name a file as the outbox"
    )
  }
}
