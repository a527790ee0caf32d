import FHIRDelivery
import Foundation
import TestSupport
import Testing

/// Sends one request to a scripted server, with a client of its own.
func send(
  _ method: HTTPMethod = .post, to server: ScriptedServer, body: [UInt8] = Array("{}".utf8),
  headers: KeyValuePairs<String, String> = [:],
  configure: (inout HTTPClientConfiguration) -> Void = { _ in }
) async throws -> HTTPResponse {
  var configuration = HTTPClientConfiguration()
  configuration.timeout = .seconds(120)
  configure(&configuration)
  let client = HTTPClient(configuration)
  let request = HTTPRequest(
    method, try HTTPURL(server.url), headers: try HTTPHeaders(headers),
    body: method.isSafe ? [] : body)
  do {
    let response = try await client.send(request)
    await client.shutDown()
    return response
  } catch {
    await client.shutDown()
    throw error
  }
}

@Suite("The client sends and receives", .takingTurns) struct HTTPClientTests {
  @Test("what was sent arrives byte for byte, with its length, and no Expect")
  func bytesArrive() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer(200, headers: "Content-Type: text/plain; charset=utf-8\r\nx-a: 1\r\n")
    }
    let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let response = try await send(
      to: server, body: body, headers: ["X-Request-ID": "e-1", "Content-Type": "a/b"])
    let request = try #require(server.committed.first)
    #expect(request.line == "POST / HTTP/1.1")
    #expect(request.body == body)
    #expect(request.fields["content-length"] == "3000000")
    #expect(request.fields["content-type"] == "a/b")
    #expect(request.fields["x-request-id"] == "e-1")
    #expect(request.fields["expect"] == nil)
    #expect(response.status == 200)
    #expect(response.body == Array("ok".utf8))
    #expect(response.headers["X-A"] == "1")
    #expect(response.mediaType == "text/plain")
  }

  @Test(
    "each method says its name and sends its length",
    arguments: [
      (HTTPMethod.get, "GET", nil), (.head, "HEAD", nil), (.post, "POST", "2"), (.put, "PUT", "2"),
      (.patch, "PATCH", "2"), (.delete, "DELETE", "2"),
    ] as [(HTTPMethod, String, String?)])
  func methods(method: HTTPMethod, name: String, length: String?) async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer(204, body: "")
    }
    _ = try await send(method, to: server)
    let request = try #require(server.committed.first)
    #expect(request.line == "\(name) / HTTP/1.1")
    #expect(request.fields["content-length"] == length)
    #expect(request.fields["content-type"] == nil)
  }

  @Test("an empty body is sent as one", arguments: [HTTPMethod.post, .put])
  func emptyBody(method: HTTPMethod) async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer()
    }
    _ = try await send(method, to: server, body: [])
    #expect(server.committed.first?.fields["content-length"] == "0")
  }

  @Test("any status is an answer", arguments: [200, 201, 404, 412, 429, 500, 503])
  func statuses(status: Int) async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.answer(status)
    }
    #expect(try await send(to: server).status == status)
  }

  @Test("an interim answer is passed over")
  func interimAnswer() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 100 Continue\r\nX-A: interim\r\n\r\n")
      try connection.answer(201, headers: "X-B: final\r\n")
    }
    let response = try await send(to: server)
    #expect(response.status == 201)
    #expect(response.headers["x-a"] == nil)
    #expect(response.headers["x-b"] == "final")
  }

  @Test("a chunked body is put together, and its trailers are no headers")
  func chunked() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n")
      for part in ["abc", "defgh", "i"] {
        try connection.write("\(String(part.count, radix: 16))\r\n\(part)\r\n")
      }
      try connection.write("0\r\nX-T: 1\r\n\r\n")
    }
    let response = try await send(to: server)
    #expect(String(decoding: response.body, as: UTF8.self) == "abcdefghi")
    #expect(response.headers["X-T"] == nil)
  }

  @Test("connections are used again, and counted")
  func reuse() async throws {
    let server = try ScriptedServer { connection in
      while true {
        _ = try connection.read()
        try connection.answer()
      }
    }
    var configuration = HTTPClientConfiguration()
    configuration.idleConnectionAge = .seconds(3600)
    let client = HTTPClient(configuration)
    var opened = 0
    for _ in 0..<20 {
      let request = HTTPRequest(.post, try HTTPURL(server.url), body: [1, 2, 3])
      opened += try await client.send(request).metrics.connectionsOpened
    }
    await client.shutDown()
    #expect(opened == 1)
    #expect(server.connections == 1)
  }

  @Test("a hundred tasks share four places")
  func bounded() async throws {
    let gate = DispatchSemaphore(value: 0)
    let server = try ScriptedServer { connection in
      while true {
        _ = try connection.read()
        connection.server.counting {
          // All four must be there together before the first goes on.
          if connection.server.mostInFlight == 4 { (0..<4).forEach { _ in gate.signal() } }
          _ = gate.wait(timeout: .now() + 20)
          gate.signal()
        }
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let url = try HTTPURL(server.url)
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for number in 0..<100 {
        group.addTask {
          try? await client.send(HTTPRequest(.post, url, body: Array("\(number)".utf8))).status
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    await client.shutDown()
    #expect(statuses.count { $0 == 200 } == 100)
    #expect(server.mostInFlight == 4)
    #expect(server.connections == 4)
  }

  @Test("phases, sizes, address and version are told")
  func metrics() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      usleep(100_000)
      try connection.answer(body: String(repeating: "x", count: 5000))
    }
    let metrics = try await send(to: server, body: [UInt8](repeating: 1, count: 700)).metrics
    #expect(metrics.bytesSent > 700 && metrics.bytesSent < 1700)
    #expect(metrics.bytesReceived > 5000 && metrics.bytesReceived < 6000)
    #expect(metrics.connectionsOpened == 1)
    #expect(metrics.peerAddress == "127.0.0.1")
    #expect(metrics.httpVersion == "1.1")
    #expect(metrics.phases.connect <= metrics.phases.beforeTransfer)
    #expect(metrics.phases.beforeTransfer <= metrics.phases.requestSent)
    #expect(metrics.phases.serverTime >= .milliseconds(90))
    #expect(metrics.phases.firstByte - metrics.phases.total < .milliseconds(5))
  }

  @Test("after the shut-down nothing is sent, and what was accepted before is")
  func shutDown() async throws {
    let server = try ScriptedServer { connection in
      while true {
        connection.commit(try connection.read())
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let url = try HTTPURL(server.url)
    _ = try await client.send(HTTPRequest(.post, url, body: [1]))
    await client.shutDown()
    await client.shutDown()
    let error = await #expect(throws: TransferError.self) {
      try await client.send(HTTPRequest(.post, url, body: [1]))
    }
    #expect(error?.code == .shutDown)
    #expect(error?.progress == .notStarted)
    #expect(server.commits == 1)
  }

  @Test("clients that come and go leave no connection behind, with or without a shut-down")
  func noLeaks() async throws {
    let server = try ScriptedServer { connection in
      while true {
        _ = try connection.read()
        try connection.answer()
      }
    }
    let url = try HTTPURL(server.url)
    for round in 0..<20 {
      let client = HTTPClient()
      _ = try await client.send(HTTPRequest(.get, url))
      if round.isMultiple(of: 2) { await client.shutDown() }
    }
    try await server.wait { $0.closed == 20 }
    #expect(server.connections == 20)
    #expect(server.closed == 20)
  }
}
