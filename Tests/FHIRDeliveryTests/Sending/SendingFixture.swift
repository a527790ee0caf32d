import Logging
import Synchronization

@testable import FHIRDelivery

/// A sender with everything around it made up: an outbox in memory, a clock that is set, and a server that is a function.
final class SendingFixture: Sendable {
  let store = MemoryOutbox()
  let clock = SetClock()
  let identity = SenderIdentity(host: "here", process: 1, run: "a")
  private let recorded = Mutex((requests: [Request](), events: [SendingEvent]()))

  struct Request: Sendable {
    var id: String
    var body: String
    /// The state of its item in the outbox when it came.
    var state: OutboxState?
    var at: Duration
  }

  var requests: [Request] { recorded.withLock { $0.requests } }
  var events: [SendingEvent] { recorded.withLock { $0.events } }
  var steps: [SendingStep] {
    events.compactMap { if case .ended(let step) = $0 { step } else { nil } }
  }
  var waits: [SendingEvent.WaitReason] {
    events.compactMap { if case .waits(_, let reason) = $0 { reason } else { nil } }
  }

  typealias Server = @Sendable (SendingFixture, Request) async -> ScriptedAnswer

  func sender(
    policy: SendingPolicy = SendingPolicy(), dialect: any DeliveryDialect = PlainDialect(),
    expectsInput: Bool = false, identity: SenderIdentity? = nil, log: Logger? = nil,
    server: @escaping Server
  ) -> OutboxSender {
    OutboxSender(
      store: store, transport: ScriptedTransport(fixture: self, server: server), dialect: dialect,
      identity: identity ?? self.identity, policy: policy, expectsInput: expectsInput, log: log,
      clock: clock, random: LongestDelays())
  }

  /// Runs; the time goes on by every wait that the sender tells of.
  func run(
    _ sender: OutboxSender, receive: @escaping @Sendable (SendingEvent) -> Void = { _ in }
  ) async throws(OutboxError) -> SendingReport {
    try await sender.run { event in
      self.recorded.withLock { $0.events.append(event) }
      receive(event)
      if case .waits(let duration, _) = event { self.clock.advance(by: duration) }
    }
  }

  func took(_ request: Request) { recorded.withLock { $0.requests.append(request) } }
}

/// What a made-up server does with a request.
enum ScriptedAnswer: Sendable {
  case status(Int, headers: KeyValuePairs<String, String> = [:])
  case fails(TransferError.Code, TransferError.Progress)
}

struct ScriptedTransport: RequestSending {
  let fixture: SendingFixture
  let server: SendingFixture.Server

  func send(
    _ request: DialectRequest, requestID: String, timeout: Duration?
  ) async throws(DeliveryFailure) -> HTTPResponse {
    let number = requestID.split(separator: "-").dropFirst().first.flatMap { Int64($0) }
    let seen = SendingFixture.Request(
      id: requestID, body: String(decoding: request.body, as: UTF8.self),
      state: number.flatMap { fixture.store.state($0) }, at: fixture.clock.now().elapsed)
    fixture.took(seen)
    switch await server(fixture, seen) {
    case .status(let status, let headers):
      return HTTPResponse(status: status, headers: (try? HTTPHeaders(headers)) ?? HTTPHeaders())
    case .fails(let code, let progress):
      guard let url = try? ServerURL("http://127.0.0.1:9") else { break }
      throw .transfer(TransferError(code, progress, origin: url.origin))
    }
    return HTTPResponse(status: 500)
  }
}

/// An item is one request, and its status says it all.
struct PlainDialect: DeliveryDialect {
  func referencesToLocate(in item: OutboxItem) -> [String] { [] }

  func request(
    for item: OutboxItem, locations: [String: String]
  ) throws(UnsendableItem) -> DialectRequest {
    if item.body == Array("unsendable".utf8) {
      throw UnsendableItem(DeliveryReason("too-large", "too large"))
    }
    return DialectRequest(.post, body: item.body, entries: [])
  }

  func verdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict {
    DialectVerdict(DeliveryOutcome(statusOf: response) ?? .delivered, isComplete: true)
  }

  func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? { nil }

  func wasApplied(
    _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
  ) -> Bool? { nil }
}

/// Every byte of an item is a request of its own.
struct BytewiseDialect: DeliveryDialect {
  func referencesToLocate(in item: OutboxItem) -> [String] { ["Patient/a"] }

  func request(
    for item: OutboxItem, locations: [String: String]
  ) throws(UnsendableItem) -> DialectRequest {
    let index = item.body.indices.first { !item.doneEntries.contains($0) } ?? 0
    let place = locations["Patient/a"].map { "@\($0)" } ?? ""
    return DialectRequest(
      .put, body: Array(item.body[index...index]) + Array(place.utf8), entries: [index])
  }

  func verdict(
    on response: HTTPResponse, to request: DialectRequest, of item: OutboxItem
  ) -> DialectVerdict {
    let outcome = DeliveryOutcome(statusOf: response) ?? .delivered
    guard case .delivered = outcome else { return DialectVerdict(outcome, isComplete: false) }
    let done = item.doneEntries.union(request.entries)
    return DialectVerdict(
      .delivered, doneEntries: Set(request.entries), isComplete: done.count == item.body.count,
      locations: ["Patient/a": "Patient/7"])
  }

  func inquiry(about item: OutboxItem, locations: [String: String]) -> DialectRequest? { nil }

  func wasApplied(
    _ item: OutboxItem, answer: HTTPResponse, to inquiry: DialectRequest
  ) -> Bool? { nil }
}
