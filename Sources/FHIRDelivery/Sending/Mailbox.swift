internal import Synchronization

/// What many leave and one task takes, all at once, when it has time.
///
/// A message that does not ring lies there until the next one that does: so what comes fast is taken together.
final class Mailbox<Message: Sendable>: Sendable {
  private struct Content {
    var messages: [Message] = []
    var hasRung = false
    var waiter: CheckedContinuation<Void, Never>?

    mutating func ring() -> CheckedContinuation<Void, Never>? {
      hasRung = true
      defer { waiter = nil }
      return waiter
    }
  }

  private let content = Mutex(Content())

  /// Leaves a message.
  func post(_ message: Message, ringing: Bool = true) {
    let waiter = content.withLock { content in
      content.messages.append(message)
      return ringing ? content.ring() : nil
    }
    waiter?.resume()
  }

  /// Ends the wait without a message.
  func ring() {
    content.withLock { $0.ring() }?.resume()
  }

  /// Takes everything, where it has rung since the last time; else nothing.
  func takeRung() -> [Message] {
    content.withLock { content in
      guard content.hasRung else { return [] }
      content.hasRung = false
      defer { content.messages = [] }
      return content.messages
    }
  }

  /// Waits until it has rung since the last `takeRung`; for one task only.
  func wait() async {
    await withCheckedContinuation { continuation in
      let hasRung = content.withLock { content in
        if !content.hasRung { content.waiter = continuation }
        return content.hasRung
      }
      if hasRung { continuation.resume() }
    }
  }
}
