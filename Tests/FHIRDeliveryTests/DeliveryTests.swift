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
      authorizing: StaticCredential(.basic(user: "nora", password: Secret("p"))))
    _ = await endpoint.post(id: "1")
    _ = try await endpoint.send(
      DialectRequest(.put, path: ["Patient", "a"], body: [1], entries: [0]), requestID: "2")
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
}
