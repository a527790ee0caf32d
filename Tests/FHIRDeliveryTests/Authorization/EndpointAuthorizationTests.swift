import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A request that is refused for its token is sent once more with another one", .takingTurns)
struct EndpointAuthorizationTests {
  /// A server that takes the tokens `t<n>` from some number on.
  private func server(accepting first: Int) throws -> ScriptedServer {
    try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        connection.commit(request)
        let token = request.fields["authorization"]?.dropFirst("Bearer t".count)
        let isGood = token.flatMap { Int($0) }.map { $0 >= first } ?? false
        try connection.answer(isGood ? 200 : 401)
      }
    }
  }

  private func endpoint(
    _ server: ScriptedServer, client: HTTPClient,
    fetch: @escaping @Sendable () async throws(AuthorizationError) -> AccessToken
  ) throws -> DeliveryEndpoint {
    struct Tokens: CachedAuthorizing { let cache: TokenCache }
    return DeliveryEndpoint(
      client: client, server: try ServerURL(server.url),
      authorizing: Tokens(cache: TokenCache(fetch: fetch)))
  }

  private func numbered() -> @Sendable () async throws(AuthorizationError) -> AccessToken {
    let count = Mutex(0)
    return { () async throws(AuthorizationError) in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return AccessToken(Secret("t\(number)"), lifetime: .seconds(300), issuer: "i")
    }
  }

  @Test("in mid-run, for all that are in flight")
  func renewal() async throws {
    let server = try server(accepting: 2)
    let client = HTTPClient()
    let endpoint = try endpoint(server, client: client, fetch: numbered())
    let results = await withTaskGroup(of: DeliveryResult.self) { group in
      for number in 0..<20 {
        group.addTask { await endpoint.post(id: "\(number)") }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    await client.shutDown()
    #expect(results.allSatisfy { $0.outcome == .delivered })
    let tokens = Set(server.committed.compactMap { $0.fields["authorization"] })
    #expect(tokens.subtracting(["Bearer t1", "Bearer t2"]).isEmpty)
  }

  @Test("only once: then the answer stands, and a setting must change")
  func onlyOnce() async throws {
    let server = try server(accepting: 100)
    let client = HTTPClient()
    let endpoint = try endpoint(server, client: client, fetch: numbered())
    let result = await endpoint.post(id: "1")
    await client.shutDown()
    #expect(server.commits == 2)
    #expect(result.status == 401)
    #expect(result.outcome.kind == .notApplied)
    #expect(result.outcome.reason?.needsChange == true)
    #expect(result.outcome.reason?.isRefusedAuthorization == true)
  }

  @Test("a token that cannot be had means that nothing was sent", arguments: [true, false])
  func noToken(isTemporary: Bool) async throws {
    let server = try server(accepting: 1)
    let client = HTTPClient()
    let endpoint = try endpoint(server, client: client) { () async throws(AuthorizationError) in
      throw isTemporary ? .unavailable("down", retryAfter: .seconds(7)) : .refused("no")
    }
    let result = await endpoint.post(id: "1")
    await client.shutDown()
    #expect(server.connections == 0)
    guard case .notApplied(let reason, let wait) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(reason.needsChange == !isTemporary)
    #expect(wait == (isTemporary ? .seconds(7) : nil))
  }

  @Test("a dialect's request has its own header fields before the endpoint's")
  func dialectRequest() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer()
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL("\(server.url)/fhir"),
      headers: try HTTPHeaders(["Prefer": "return=minimal", "Accept": "a/b"]),
      authorizing: StaticCredential(.bearer(Secret("t"))))
    let request = DialectRequest(
      .put, path: ["Patient"], query: [("identifier", "a|b")],
      headers: try HTTPHeaders(["prefer": "return=representation", "If-Match": "W/\"1\""]),
      body: [1], entries: [0])
    _ = try await endpoint.send(request, requestID: "item-7-1", timeout: .seconds(20))
    await client.shutDown()
    let sent = try #require(server.committed.first)
    #expect(sent.line == "PUT /fhir/Patient?identifier=a%7Cb HTTP/1.1")
    #expect(sent.fields["prefer"] == "return=representation")
    #expect(sent.fields["accept"] == "a/b")
    #expect(sent.fields["if-match"] == "W/\"1\"")
    #expect(sent.fields["x-request-id"] == "item-7-1")
    #expect(sent.fields["authorization"] == "Bearer t")
  }
}
