import FHIRDelivery
import TestSupport
import Testing

@Suite("What became of a delivery is one of four", .takingTurns) struct DeliveryTests {
  private func response(_ status: Int, _ headers: KeyValuePairs<String, String> = [:]) throws
    -> HTTPResponse
  { HTTPResponse(status: status, headers: try HTTPHeaders(headers)) }

  @Test(
    "what a status means by itself",
    arguments: [
      (301, .rejected), (308, .rejected), (400, .rejected), (401, .notApplied), (403, .rejected),
      (404, .rejected), (405, .rejected), (407, .notApplied), (408, .notApplied),
      (409, .notApplied), (410, .rejected), (412, .rejected), (413, .rejected), (415, .rejected),
      (422, .rejected), (425, .notApplied), (429, .notApplied), (500, .unknown), (501, .rejected),
      (502, .unknown), (503, .unknown), (504, .unknown), (507, .notApplied), (511, .rejected),
      (599, .unknown), (200, nil), (201, nil), (202, nil), (204, nil),
    ] as [(Int, DeliveryOutcome.Kind?)])
  func statuses(status: Int, kind: DeliveryOutcome.Kind?) throws {
    let outcome = DeliveryOutcome(statusOf: try response(status))
    #expect(outcome?.kind == kind)
    #expect(outcome?.reason?.code == kind.map { _ in "http-\(status)" })
    #expect(outcome?.reason?.message.isEmpty != true)
  }

  @Test("503 with a time to come back did nothing", arguments: [429, 503])
  func comeBack(status: Int) throws {
    let outcome = DeliveryOutcome(statusOf: try response(status, ["Retry-After": "30"]))
    guard case .notApplied(_, let wait) = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(wait == .seconds(30))
  }

  @Test("a token whose scope is too small is no fault of what was sent")
  func scope() throws {
    let challenge = #"Bearer realm="r", error="insufficient_scope""#
    let outcome = DeliveryOutcome(statusOf: try response(403, ["WWW-Authenticate": challenge]))
    #expect(outcome?.kind == .notApplied)
    #expect(outcome?.reason?.needsChange == true)
    #expect(outcome?.reason?.message.contains("server.auth.scope") == true)
    let other = DeliveryOutcome(statusOf: try response(403, ["WWW-Authenticate": "Basic"]))
    #expect(other?.kind == .rejected)
  }

  @Test("what it means is said by whoever knows the content")
  func classifier() async throws {
    struct SaysYes: ResponseClassifying {
      func outcome(of response: HTTPResponse, to delivery: Delivery) -> DeliveryOutcome {
        response.status == 200 && response.body == delivery.body
          ? .delivered : .unknown(DeliveryReason("no-echo", "the answer is not the request"))
      }
    }
    let server = try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        let isTrue = request.fields["x-request-id"] == "true"
        try connection.answer(body: isTrue ? String(decoding: request.body, as: UTF8.self) : "")
      }
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url), classifier: SaysYes())
    let good = await endpoint.deliver(Delivery(id: "true", body: Array("abc".utf8)))
    let bad = await endpoint.deliver(Delivery(id: "false", body: Array("abc".utf8)))
    await client.shutDown()
    #expect(good.outcome == .delivered)
    #expect(good.status == 200)
    #expect(bad.outcome.reason?.code == "no-echo")
    #expect("\(bad)" == "false: unknown (HTTP 200)")
  }

  @Test(
    "method, path and headers go where they should; the server is read with the same credential")
  func requests() async throws {
    let server = try ScriptedServer { connection in
      while true {
        connection.commit(try connection.read())
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL("\(server.url)/fhir/"),
      headers: try HTTPHeaders(["Content-Type": "application/x"]),
      authorizing: StaticCredential(.basic(user: "nora", password: Secret("p"))),
      classifier: StatusClassifier())
    _ = await endpoint.deliver(Delivery(id: "1", body: [1]))
    _ = await endpoint.deliver(Delivery(id: "2", body: [1], method: .put, path: ["Patient", "a"]))
    _ = try await endpoint.send(.get, path: ["metadata"], query: [("_summary", "true")])
    _ = try await endpoint.follow("\(server.url)/fhir?page=2")
    #expect(try await endpoint.follow("https://other.example.org/fhir?page=2") == nil)
    await client.shutDown()
    #expect(
      server.committed.map(\.line) == [
        "POST /fhir HTTP/1.1", "PUT /fhir/Patient/a HTTP/1.1",
        "GET /fhir/metadata?_summary=true HTTP/1.1", "GET /fhir?page=2 HTTP/1.1",
      ])
    #expect(server.committed.allSatisfy { $0.fields["content-type"] == "application/x" })
    #expect(server.committed.allSatisfy { $0.fields["authorization"] == "Basic bm9yYTpw" })
  }

  @Test("a sequence is delivered a few at a time, without reading ahead, each once")
  func sequence() async throws {
    let server = try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        connection.server.counting { connection.commit(request) }
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url), classifier: StatusClassifier())
    let source = Source(count: 300)
    var results: [DeliveryResult] = []
    var farthestAhead = 0
    try await endpoint.deliver(source) { result in
      results.append(result)
      farthestAhead = max(farthestAhead, source.taken - results.count)
    }
    await client.shutDown()
    #expect(Set(results.map(\.id)).count == 300)
    #expect(results.allSatisfy { $0.outcome == .delivered })
    #expect(server.commits == 300)
    #expect(server.connections <= 4)
    #expect(farthestAhead <= 9)
  }

  @Test("what others build on is answered before they are sent")
  func order() async throws {
    let server = try ScriptedServer { connection in
      while true {
        connection.commit(try connection.read())
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url), classifier: StatusClassifier())
    let deliveries = (0..<40).map { number in
      Delivery(id: "\(number)", body: [1], precedesOthers: number % 10 == 0)
    }
    let stream = AsyncStream { continuation in
      for delivery in deliveries { continuation.yield(delivery) }
      continuation.finish()
    }
    try await endpoint.deliver(stream) { _ in }
    await client.shutDown()
    let order = server.committed.compactMap { $0.fields["x-request-id"].flatMap { Int($0) } }
    #expect(order.count == 40)
    for (position, number) in order.enumerated() where number % 10 == 0 {
      #expect(order[..<position].allSatisfy { $0 < number + 10 })
      #expect(order[position...].allSatisfy { $0 >= number || $0 / 10 == number / 10 - 1 })
    }
  }

  @Test("an error of whoever receives ends it all")
  func receiverFails() async throws {
    struct Enough: Error {}
    let server = try ScriptedServer { connection in
      while true {
        connection.commit(try connection.read())
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url), classifier: StatusClassifier())
    await #expect(throws: Enough.self) {
      try await endpoint.deliver(Source(count: 10_000)) { _ in throw Enough() }
    }
    await client.shutDown()
    #expect(server.commits < 20)
  }
}

/// Deliveries made when they are asked for; says how many were.
private final class Source: AsyncSequence, AsyncIteratorProtocol {
  let count: Int
  private(set) var taken = 0

  init(count: Int) { self.count = count }

  func makeAsyncIterator() -> Source { self }

  func next() async -> Delivery? {
    guard taken < count else { return nil }
    taken += 1
    return Delivery(id: "e-\(taken)", body: Array("\(taken)".utf8))
  }
}
