import FHIRDelivery
import TestSupport
import Testing

/// libcurl sends a request again by itself when a connection that it used again breaks before the answer: the server
/// would do the work twice, and the client hear of it once.
@Suite("A request is sent once", .takingTurns) struct ResendGuardTests {
  /// Answers the first request of the first connection; commits every other one and closes without an answer.
  private func treacherousServer() throws -> ScriptedServer {
    try ScriptedServer { connection in
      if connection.server.connections == 1 {
        _ = try connection.read()
        try connection.answer()
      }
      connection.commit(try connection.read())
    }
  }

  private func sendTwice(
    _ method: HTTPMethod, body: [UInt8], to server: ScriptedServer
  ) async throws -> TransferError? {
    // A busy machine may let more than the usual age pass between the two requests.
    var configuration = HTTPClientConfiguration()
    configuration.idleConnectionAge = .seconds(3600)
    let client = HTTPClient(configuration)
    let url = try HTTPURL(server.url)
    _ = try await client.send(HTTPRequest(.get, url))
    defer { Task { await client.shutDown() } }
    do throws(TransferError) {
      _ = try await client.send(HTTPRequest(method, url, body: body))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "a server that commits and then closes the kept connection commits once, and the outcome is unknown",
    arguments: [HTTPMethod.post, .put, .patch, .delete], [1, 1000, 500_000])
  func oneCommit(method: HTTPMethod, size: Int) async throws {
    let server = try treacherousServer()
    let body = [UInt8](repeating: 0x20, count: size)
    let error = try #require(try await sendTwice(method, body: body, to: server))
    #expect(error.code == .resendRefused)
    #expect(error.progress == .complete)
    #expect(error.mayHaveBeenApplied)
    #expect(DeliveryOutcome(error).kind == .unknown)
    #expect(server.commits == 1)
    #expect(server.committed.first?.body == body)
  }

  @Test("so does one without a body", arguments: [HTTPMethod.post, .delete])
  func oneCommitWithoutBody(method: HTTPMethod) async throws {
    let server = try treacherousServer()
    let error = try #require(try await sendTwice(method, body: [], to: server))
    #expect(error.code == .resendRefused)
    #expect(error.mayHaveBeenApplied)
    #expect(server.commits == 1)
  }

  @Test("reading may be repeated")
  func getIsRepeated() async throws {
    let server = try ScriptedServer { connection in
      let isFirst = connection.server.connections == 1
      _ = try connection.read()
      try connection.answer()
      if isFirst { connection.commit(try connection.read()) }
    }
    #expect(try await sendTwice(.get, body: [], to: server) == nil)
    #expect(server.connections == 2)
  }

  @Test("a connection that the server closed while it was idle is replaced")
  func staleConnection() async throws {
    let server = try ScriptedServer { connection in
      let request = try connection.read()
      if request.line.hasPrefix("POST") { connection.commit(request) }
      try connection.answer()
    }
    let client = HTTPClient()
    let url = try HTTPURL(server.url)
    for round in 0..<5 {
      _ = try await client.send(HTTPRequest(.get, url))
      try await server.wait { $0.closed == 2 * round + 1 }
      #expect(try await client.send(HTTPRequest(.post, url, body: [1])).status == 200)
      try await server.wait { $0.closed == 2 * round + 2 }
    }
    await client.shutDown()
    #expect(server.commits == 5)
  }
}
