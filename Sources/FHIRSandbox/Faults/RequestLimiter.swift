import Synchronization

/// Lets so many requests through in each second, and no more.
final class RequestLimiter: Sendable {
  private struct Window {
    var start: ContinuousClock.Instant
    var count = 0
  }

  private let limit: Int
  private let window = Mutex(Window?.none)

  init(limit: Int) { self.limit = limit }

  /// Whether a request that comes at a time may pass.
  func admits(at now: ContinuousClock.Instant) -> Bool {
    window.withLock { window in
      var current = window ?? Window(start: now)
      if now - current.start >= .seconds(1) { current = Window(start: now) }
      defer { window = current }
      guard current.count < limit else { return false }
      current.count += 1
      return true
    }
  }
}
