import FHIRDelivery
import Synchronization

/// A sender that may not be there yet: what it is told before is kept for it.
///
/// Bundles are queued while another process still sends, or while the server is asked what it can.
final class SenderHandle: Sendable {
  private struct State {
    var sender: OutboxSender?
    var hasEnded = false
    var isStopped = false
  }

  private let state = Mutex(State())

  /// Whether an end was asked for.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// What became of all requests so far.
  var statistics: DeliveryStatistics {
    state.withLock { $0.sender }?.statistics ?? DeliveryStatistics()
  }

  /// How many requests are with the server.
  var requestsInFlight: Int { state.withLock { $0.sender }?.requestsInFlight ?? 0 }

  /// Takes the sender, and tells it what was said before.
  func take(_ sender: OutboxSender) {
    let (hasEnded, isStopped) = state.withLock { state in
      state.sender = sender
      return (state.hasEnded, state.isStopped)
    }
    if hasEnded { sender.endInput() }
    if isStopped { sender.stop() }
  }

  /// Says that entries were queued.
  func wake() { state.withLock { $0.sender }?.wake() }

  /// Says that no more entries come.
  func endInput() {
    let sender = state.withLock { state in
      state.hasEnded = true
      return state.sender
    }
    sender?.endInput()
  }

  /// Asks for an end.
  func stop() {
    let sender = state.withLock { state in
      state.isStopped = true
      return state.sender
    }
    sender?.stop()
  }
}
