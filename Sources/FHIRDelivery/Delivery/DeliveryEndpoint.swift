/// A server to deliver to: its base, the headers and the credential, and what its answers mean.
///
/// ```swift
/// let endpoint = DeliveryEndpoint(client: HTTPClient(), server: server, classifier: StatusClassifier())
/// let result = await endpoint.deliver(Delivery(id: "e-1", body: bytes))
/// ```
public struct DeliveryEndpoint: Sendable {
  /// What sends.
  public let client: HTTPClient
  /// The server's base.
  public let server: ServerURL
  /// The header fields of every request.
  public var headers: HTTPHeaders
  /// What is shown to this server, and to no other.
  public var credential: Credential?
  /// What its answers mean.
  public var classifier: any ResponseClassifying

  /// Makes an endpoint.
  public init(
    client: HTTPClient, server: ServerURL, headers: HTTPHeaders = HTTPHeaders(),
    credential: Credential? = nil, classifier: any ResponseClassifying
  ) {
    self.client = client
    self.server = server
    self.headers = headers
    self.credential = credential
    self.classifier = classifier
  }

  /// Sends a delivery once and says what became of it.
  public func deliver(_ delivery: Delivery) async -> DeliveryResult {
    let url = server.url(path: delivery.path)
    do throws(TransferError) {
      var request = request(delivery.method, url, body: delivery.body)
      do {
        try request.headers.set("X-Request-ID", to: delivery.id)
      } catch {
        throw TransferError(.header, .notStarted, origin: url.origin, detail: "\(error)")
      }
      let response = try await client.send(request)
      return DeliveryResult(
        id: delivery.id, outcome: classifier.outcome(of: response, to: delivery),
        response: response)
    } catch {
      return DeliveryResult(id: delivery.id, outcome: DeliveryOutcome(error), error: error)
    }
  }

  /// Sends deliveries as they come, several at once, and hands over each result as soon as it is there.
  ///
  /// No more are taken from the sequence than are soon to be sent, so its length does not matter. Results come in the
  /// order in which they are done. An error of the sequence or of `receive` ends it all; what is in flight is cancelled.
  public func deliver<Deliveries: AsyncSequence>(
    _ deliveries: Deliveries, receive: (DeliveryResult) async throws -> Void
  ) async throws where Deliveries.Element == Delivery {
    // Twice what is in flight: the next one is ready when a place becomes free.
    let width = max(client.configuration.concurrency, 1) * 2
    try await withThrowingTaskGroup(of: DeliveryResult.self) { group in
      var pending = 0
      for try await delivery in deliveries {
        if delivery.precedesOthers {
          try await receive(deliver(delivery))
          continue
        }
        if pending == width, let result = try await group.next() {
          pending -= 1
          try await receive(result)
        }
        group.addTask { await deliver(delivery) }
        pending += 1
      }
      for try await result in group { try await receive(result) }
    }
  }

  /// Sends any other request to this server, with its headers and credential.
  public func send(
    _ method: HTTPMethod, path: [String], query: [(name: String, value: String)] = [],
    body: [UInt8] = [], timeout: Duration? = nil
  ) async throws(TransferError) -> HTTPResponse {
    var request = request(method, server.url(path: path, query: query), body: body)
    request.timeout = timeout
    return try await client.send(request)
  }

  /// Reads what a link in one of the server's answers leads to, or nil where it leads to another server.
  public func follow(_ link: String) async throws(TransferError) -> HTTPResponse? {
    guard let url = server.url(following: link) else { return nil }
    return try await client.send(request(.get, url, body: []))
  }

  private func request(_ method: HTTPMethod, _ url: HTTPURL, body: [UInt8]) -> HTTPRequest {
    HTTPRequest(
      method, url, headers: headers, body: body,
      authorization: credential.map { Authorization($0, for: server.origin) })
  }
}
