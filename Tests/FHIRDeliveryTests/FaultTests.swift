import FHIRDelivery
import Foundation
import TestSupport
import Testing

/// Sends, and returns the error that must come.
func failure(
  _ method: HTTPMethod = .post, to server: ScriptedServer, body: [UInt8] = Array("{}".utf8),
  configure: (inout HTTPClientConfiguration) -> Void = { _ in }
) async throws -> TransferError {
  try #require(
    await #expect(throws: TransferError.self) {
      _ = try await send(method, to: server, body: body, configure: configure)
    })
}

@Suite("What goes wrong is told by how far the request had come", .takingTurns) struct FaultTests {
  @Test("a close before any answer is unknown")
  func closeBeforeAnswer() async throws {
    let server = try ScriptedServer { connection in connection.commit(try connection.read()) }
    let error = try await failure(to: server)
    #expect(error == TransferError.Code.emptyReply.after(.complete))
    #expect(DeliveryOutcome(error).kind == .unknown)
    #expect(server.commits == 1)
  }

  @Test("a body that breaks off is unknown, in spite of its status")
  func cutBody() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"half\":")
    }
    let error = try await failure(to: server)
    #expect(error == TransferError.Code.partial.after(.complete))
    #expect(error.status == 200)
    #expect(DeliveryOutcome(error).kind == .unknown)
  }

  @Test("so is a chunked body without its end")
  func cutChunks() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n")
    }
    let error = try await failure(to: server)
    #expect(error == TransferError.Code.partial.after(.complete))
  }

  @Test("an answer that does not come in time is unknown")
  func delay() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      connection.waitForClose()
    }
    let error = try await failure(to: server) { $0.timeout = .milliseconds(300) }
    #expect(error == TransferError.Code.timeout.after(.complete))
    #expect(DeliveryOutcome(error).kind == .unknown)
  }

  @Test("a reset while the body is sent is unknown, and the process lives on", arguments: 0..<5)
  func reset(_: Int) async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.readHead()
      connection.reset()
    }
    let error = try await failure(to: server, body: [UInt8](repeating: 0x20, count: 30_000_000))
    #expect([.send, .receive, .emptyReply].contains(error.code))
    #expect(error.progress == .started)
    #expect(DeliveryOutcome(error).kind == .unknown)
  }

  @Test("a body that nobody takes is given up long before the time is up")
  func stall() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.readHead()
      connection.waitForCloseWithoutReading()
    }
    let error = try await failure(to: server, body: [UInt8](repeating: 0x20, count: 30_000_000)) {
      $0.uploadStallTimeout = .milliseconds(500)
      $0.timeout = .seconds(600)
    }
    #expect(error == TransferError.Code.stalled.after(.started))
  }

  @Test("a server that is silent after the body is not given up")
  func silence() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      usleep(2_500_000)
      try connection.answer()
    }
    let response = try await send(to: server) { $0.uploadStallTimeout = .milliseconds(500) }
    #expect(response.status == 200)
  }

  @Test("nothing listens: not applied, with advice")
  func noConnection() async throws {
    let server = try ScriptedServer(isListening: false) { _ in }
    let url = try HTTPURL(server.url)
    let client = HTTPClient()
    let error = await #expect(throws: TransferError.self) {
      try await client.send(HTTPRequest(.post, url, body: [1]))
    }
    await client.shutDown()
    #expect(error == TransferError.Code.connect.after(.notStarted))
    #expect(error.map { DeliveryOutcome($0).kind } == .notApplied)
    #expect(error?.description.contains("check that the server runs") == true)
  }

  @Test("a name without an address: not applied, with advice")
  func noAddress() async throws {
    var configuration = HTTPClientConfiguration()
    configuration.proxy = .none
    let client = HTTPClient(configuration)
    // RFC 6761 6.4: no resolver knows a name below `.invalid`.
    let url = try HTTPURL("https://server.invalid/")
    let error = await #expect(throws: TransferError.self) {
      try await client.send(HTTPRequest(.post, url, body: [1]))
    }
    await client.shutDown()
    #expect(error == TransferError.Code.resolve.after(.notStarted))
    #expect(error?.description.contains("check the server's URL") == true)
  }

  @Test("a redirect is not followed; its origin is told, and nothing more of it")
  func redirect() async throws {
    let target = try ScriptedServer { connection in connection.commit(try connection.read()) }
    let location = "\(target.url)/secret?patient=1"
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.answer(308, headers: "Location: \(location)\r\n")
    }
    let response = try await send(to: server)
    #expect(response.status == 308)
    #expect(response.redirect?.description == target.url)
    #expect(target.connections == 0)
    let reason = try #require(DeliveryOutcome(statusOf: response)?.reason)
    #expect(reason.message.contains(target.url))
    #expect(!reason.message.contains("secret"))
    #expect(reason.needsChange)
  }

  @Test("an answer over the limit is cut off, and unknown", arguments: [true, false])
  func tooLarge(hasLength: Bool) async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 200 OK\r\n")
      try connection.write(
        hasLength ? "Content-Length: 100000\r\n\r\n" : "Connection: close\r\n\r\n")
      try connection.write([UInt8](repeating: 0x20, count: 100_000))
    }
    let error = try await failure(to: server) { $0.responseLimit = 99_999 }
    #expect(error == TransferError.Code.tooLarge.after(.complete))
    #expect(try await send(to: server) { $0.responseLimit = 100_000 }.body.count == 100_000)
  }

  @Test("endless headers are cut off")
  func endlessHeaders() async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write("HTTP/1.1 200 OK\r\n")
      let line = "X-A: \(String(repeating: "a", count: 1000))\r\n"
      while true { try connection.write(line) }
    }
    #expect(try await failure(to: server).code == .tooLarge)
  }

  @Test(
    "what is not HTTP is said to be so",
    arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "\u{15}\u{3}\u{1}\0"])
  func notHTTP(greeting: String) async throws {
    let server = try ScriptedServer { connection in
      _ = try connection.read()
      try connection.write(greeting)
    }
    let error = try await failure(to: server)
    #expect(error.code == .notHTTP)
    #expect(error.mayHaveBeenApplied)
  }

  @Test("a cancelled task takes its transfer off; one that waits had not begun")
  func cancellation() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      connection.waitForClose()
    }
    var configuration = HTTPClientConfiguration()
    configuration.concurrency = 1
    let client = HTTPClient(configuration)
    let url = try HTTPURL(server.url)
    let flying = Task { try await client.send(HTTPRequest(.post, url, body: [1])) }
    try await server.wait { $0.commits == 1 }
    let waiting = Task { try await client.send(HTTPRequest(.post, url, body: [2])) }
    try await Task.sleep(for: .milliseconds(50))
    waiting.cancel()
    #expect(await waiting.transferError == TransferError.Code.cancelled.after(.notStarted))
    flying.cancel()
    #expect(await flying.transferError == TransferError.Code.cancelled.after(.complete))
    try await server.wait { $0.closed == 1 }
    #expect(server.commits == 1)
    await client.shutDown()
  }

  @Test("a task that is cancelled before it sends does not send")
  func earlyCancellation() async throws {
    let server = try ScriptedServer { connection in connection.commit(try connection.read()) }
    let client = HTTPClient()
    let url = try HTTPURL(server.url)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await client.send(HTTPRequest(.post, url, body: [1]))
    }
    task.cancel()
    #expect(await task.transferError == TransferError.Code.cancelled.after(.notStarted))
    await client.shutDown()
    #expect(server.connections == 0)
  }

  @Test("what waits behind a cancelled one is sent as soon as there is a place")
  func behindCancelled() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      // Holds the only place until three are behind it.
      if connection.server.commits == 1 { connection.waitForClose() }
      try connection.answer()
    }
    var configuration = HTTPClientConfiguration()
    configuration.concurrency = 1
    let client = HTTPClient(configuration)
    let url = try HTTPURL(server.url)
    let first = Task { try await client.send(HTTPRequest(.post, url, body: [1])) }
    try await server.wait { $0.commits == 1 }
    let dead = Task { try await client.send(HTTPRequest(.post, url, body: [2])) }
    try await Task.sleep(for: .milliseconds(50))
    let alive = Task { try await client.send(HTTPRequest(.post, url, body: [3])).status }
    try await Task.sleep(for: .milliseconds(50))
    dead.cancel()
    _ = await dead.result
    first.cancel()
    // Without a wake-up: the thread's longest wait is far longer than this.
    try await server.wait { $0.commits == 2 }
    #expect(server.commits == 2)
    #expect(try await alive.value == 200)
    await client.shutDown()
  }

  @Test("many cancelled at once leave a client that works")
  func cancelStorm() async throws {
    let server = try ScriptedServer { connection in
      while true {
        _ = try connection.read()
        try connection.answer()
      }
    }
    let client = HTTPClient()
    let url = try HTTPURL(server.url)
    let tasks = (0..<500).map { _ in
      Task { try await client.send(HTTPRequest(.post, url, body: [1])).status }
    }
    for (number, task) in tasks.enumerated() where number % 3 != 0 { task.cancel() }
    for task in tasks {
      switch await task.result {
      case .success(let status): #expect(status == 200)
      case .failure(let error): #expect((error as? TransferError)?.code == .cancelled)
      }
    }
    #expect(try await client.send(HTTPRequest(.get, url)).status == 200)
    await client.shutDown()
  }
}

extension TransferError.Code {
  /// The error to compare with, by code and progress.
  func after(_ progress: TransferError.Progress) -> Expected {
    Expected(code: self, progress: progress)
  }

  struct Expected: Equatable {
    let code: TransferError.Code
    let progress: TransferError.Progress

    static func == (error: TransferError?, expected: Self) -> Bool {
      error?.code == expected.code && error?.progress == expected.progress
    }
  }
}

extension Task where Failure == any Error {
  var transferError: TransferError? {
    get async {
      guard case .failure(let error) = await result else { return nil }
      return error as? TransferError
    }
  }
}
