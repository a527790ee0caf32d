import Synchronization

/// Lets so many requests through in each second, and no more.
final class RequestLimiter: Sendable {
  private struct Window {
    var start: ContinuousClock.Instant
    var count = 0
  }

  private let limit: Int
  private let window = Mutex(Window(start: .now))

  init(limit: Int) { self.limit = limit }

  /// Whether a request that comes at a time may pass.
  func admits(at now: ContinuousClock.Instant = .now) -> Bool {
    window.withLock { window in
      if now - window.start >= .seconds(1) { window = Window(start: now) }
      guard window.count < limit else { return false }
      window.count += 1
      return true
    }
  }
}
