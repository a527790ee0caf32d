import FHIRDelivery
import KyphoplastyFHIR

/// Sends prepared bundles as they come, several at once, and says what became of each.
///
/// Nothing is queued on disk: what is in flight is in memory, and whoever feeds it keeps what it could not deliver.
final class Sender {
  private let endpoint: DeliveryEndpoint
  private let talk: Talk
  private var halt = SendingHalt()

  /// What became of all deliveries.
  private(set) var statistics = DeliveryStatistics()
  /// The status that the deliveries alone would end with.
  private(set) var status = ExitStatus.clean

  init(_ endpoint: DeliveryEndpoint, talk: Talk) {
    self.endpoint = endpoint
    self.talk = talk
  }

  /// Why no more is sent; `nil` as long as it goes on.
  var haltReason: String? { halt.reason }

  /// Sends what `next` gives until it gives nothing, until it is no use, or until somebody asks for an end.
  ///
  /// - Parameters:
  ///   - next: the next bundle to send.
  ///   - receive: takes what became of each.
  /// - Throws: what `next` or `receive` throws; what is in flight then is cancelled.
  func send(
    _ next: @escaping () throws -> OutgoingBundle?,
    receive: (OutgoingBundle, DeliveryResult) throws -> Void
  ) async throws {
    // The same bytes have the same id, and may be on their way more than once.
    var inFlight: [String: [OutgoingBundle]] = [:]
    let deliveries = Deliveries {
      guard self.halt.reason == nil, !Interruption.isRequested, let bundle = try next() else {
        return nil
      }
      inFlight[bundle.requestID, default: []].append(bundle)
      return bundle.delivery
    }
    try await endpoint.deliver(deliveries) { result in
      guard let bundle = inFlight[result.id]?.popLast() else { return }
      if inFlight[result.id]?.isEmpty == true { inFlight[result.id] = nil }
      statistics.add(result)
      halt.add(result, isDirectory: bundle.isDirectory)
      status = status.combined(with: result.outcome.exitStatus)
      if let reason = result.outcome.reason {
        talk.error("\(bundle.name): \(result.outcome.kind.rawValue): \(reason.message)")
      }
      try receive(bundle, result)
    }
    if let reason = halt.reason {
      status = status.combined(with: halt.status)
      talk.error(
        "stopped: \(reason); what was not read yet is not among the rejects: run it again on the same input"
      )
    } else if Interruption.isRequested {
      status = status.combined(with: .temporary)
      talk.error("stopped as asked; what was in flight is done, and another run sends the rest")
    }
  }

  /// Deliveries that a closure gives.
  private struct Deliveries: AsyncSequence, AsyncIteratorProtocol {
    let take: () throws -> Delivery?

    mutating func next() async throws -> Delivery? { try take() }
    func makeAsyncIterator() -> Self { self }
  }
}

/// A bundle on its way out.
struct OutgoingBundle {
  /// What people call it: the encounter's key, or file and line.
  var name: String
  var bytes: [UInt8]
  /// Whether later bundles refer to it.
  var isDirectory = false
  /// Where it came from, for whoever must keep it if it does not arrive.
  var origin: Origin

  enum Origin {
    case encounter(PreparedEncounter)
    case document(DocumentSource.Document, DocumentFile)
  }

  /// The same for the same bytes, so that a resend can be told in the server's log.
  var requestID: String { BundleDigest(bytes).text }

  var delivery: Delivery {
    Delivery(id: requestID, body: bytes, precedesOthers: isDirectory)
  }
}
