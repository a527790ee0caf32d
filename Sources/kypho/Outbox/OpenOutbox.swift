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
    identity = .ofThisProcess(
      host: ProcessInfo.processInfo.hostName, run: UUID().uuidString)
  }

  /// Whether only one process sends at a time.
  var hasOneSender: Bool { lock != nil }

  /// Takes the right to send; gives who has it, where that is another process.
  func takeTurn() throws -> SenderIdentity? { try lock?.tryLock(as: identity) }

  /// Gives the right back.
  func endTurn() { lock?.unlock() }

  /// Has nobody wait for this sender any more; where that cannot be written, its lease ends all the same.
  func leave() async { try? await store.leave(identity, at: .now) }

  /// Takes back what senders hold that are gone.
  func recover() async throws -> Int {
    // Whoever has the lock is the only one: all others have ended, whatever their leases say.
    let isOnly = lock != nil
    let (own, store) = (identity, store)
    return try await store.recover(at: .now) { sender in
      isOnly ? sender.run != own.run : own.knowsGone(sender, from: store)
    }
  }
}

extension Settings {
  /// The queue for a server and a site secret, made where it is not there.
  func openOutbox(for server: String?, secretFingerprint: String?) async throws -> OpenOutbox {
    let address = try outboxAddress()
    try address.checkPlace()
    let store = try await address.open(
      for: server, secretFingerprint: secretFingerprint, .writing)
    return OpenOutbox(store, lock: try address.senderLock())
  }

  /// The queue, which must be there.
  func existingOutbox(_ mode: OutboxMode) async throws -> any ServerOutbox {
    let address = try outboxAddress()
    if let path = address.path, !FileManager.default.fileExists(atPath: path) {
      throw Failure(
        .unreadable,
        "there is no outbox at \(path): name it with --outbox, or queue something with 'kypho export'"
      )
    }
    try address.checkKind()
    return try await address.open(mode)
  }
}

extension OutboxAddress {
  /// The lock of a file, not taken yet; a database that hosts share has none.
  ///
  /// Not inlined for the reason that `openFile` has.
  @inline(never)
  fileprivate func senderLock() throws -> SenderLock? {
    guard let path else { return nil }
    return try SenderLock(path: path)
  }

  /// Refuses a place where no file can be made, unless there is one.
  func checkPlace() throws {
    guard let path, access(path, F_OK) != 0 else { return }
    guard access(path.folderOfPath, W_OK | X_OK) == 0 else {
      throw Failure(
        .cannotCreate, "the outbox \(path) cannot be made: \(String(cString: strerror(errno)))")
    }
  }

  /// Refuses a file that is something else, before anything is said about its permissions or written into it.
  ///
  /// Only for a process that has not opened the outbox yet: closing the file here would take its locks away.
  fileprivate func checkKind() throws {
    guard let path else { return }
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    // Whatever is wrong with it then, whoever opens it says it.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let mark = Array("SQLite format 3\0".utf8)
    var head = [UInt8](repeating: 0, count: mark.count)
    let count = read(descriptor, &head, head.count)
    guard count >= 0, head != mark || count == 0 else { return }
    throw Failure(
      .configuration,
      count == 0
        ? "\(path) is empty, and no outbox: 'kypho export' or 'kypho post' makes one of it"
        : "\(path) is no outbox: name another file with --outbox")
  }
}
