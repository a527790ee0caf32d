internal import Synchronization

/// What a sender has done so far, for whoever looks on while it sends.
final class SendingFigures: Sendable {
  private struct Content {
    var statistics = DeliveryStatistics()
    var inFlight = 0
  }

  private let content = Mutex(Content())

  /// What became of all requests.
  var statistics: DeliveryStatistics { content.withLock { $0.statistics } }

  /// Requests that are with the server at this moment.
  var inFlight: Int { content.withLock { $0.inFlight } }

  /// Counts something.
  func count(_ body: (inout DeliveryStatistics) -> Void) {
    content.withLock { body(&$0.statistics) }
  }

  /// A request goes out.
  func requestBegins() { content.withLock { $0.inFlight += 1 } }

  /// It is answered, or has failed.
  func requestEnds() { content.withLock { $0.inFlight -= 1 } }
}
