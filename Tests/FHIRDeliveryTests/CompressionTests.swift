import FHIRDelivery
import Foundation
import TestSupport
import Testing

@Suite("A compressed answer is unpacked, and bounded by what it unpacks to", .takingTurns)
struct CompressionTests {
  /// Packs by file and not by pipe: a pipe's end would stay open in a process that another test starts meanwhile.
  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = URL(filePath: NSTemporaryDirectory() + "packed-\(UUID().uuidString)")
    let packed = file.appendingPathExtension("gz")
    defer { try? FileManager.default.removeItem(at: packed) }
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = [file.path]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: packed))
  }

  private func server(_ body: [UInt8], encoding: String = "gzip") throws -> ScriptedServer {
    try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.write(
        "HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\nContent-Length: \(body.count)\r\n\r\n")
      try connection.write(body)
    }
  }

  @Test("gzip is asked for and unpacked")
  func unpacks() async throws {
    let server = try server(
      gzip(Array(repeating: "abcdefgh", count: 10_000).joined().utf8.map(\.self)))
    let response = try await send(to: server)
    #expect(response.body.count == 80_000)
    #expect(response.metrics.bytesReceived < 2_000)
    #expect(server.committed.first?.fields["accept-encoding"]?.contains("gzip") == true)
  }

  @Test("a small answer that unpacks to more than the limit is cut off")
  func bomb() async throws {
    let server = try server(gzip([UInt8](repeating: 0, count: 50_000_000)))
    let error = try await failure(to: server) { $0.responseLimit = 1 << 20 }
    #expect(error == TransferError.Code.tooLarge.after(.complete))
  }

  @Test("a broken packing is no answer", arguments: ["gzip", "no-such-coding"])
  func broken(encoding: String) async throws {
    let server = try server(Array("this is not packed".utf8), encoding: encoding)
    let error = try await failure(to: server)
    #expect(error == TransferError.Code.encoding.after(.complete))
    #expect(DeliveryOutcome(error).kind == .unknown)
  }
}

@Suite("A body is sent compressed by choice, as long as the server reads it", .takingTurns)
struct CompressedBodyTests {
  private let body = Array(repeating: "abcdefgh", count: 10_000).joined().utf8.map(\.self)

  /// Delivers bodies one after another; `status` is what the server answers to a request.
  private func deliver(
    _ bodies: [[UInt8]], isOn: Bool = true,
    status: @escaping @Sendable (ScriptedConnection.Request) -> Int = { _ in 200 }
  ) async throws -> (
    requests: [ScriptedConnection.Request], results: [DeliveryResult], endpoint: DeliveryEndpoint
  ) {
    let server = try ScriptedServer { connection in
      while true {
        let request = try connection.read()
        connection.commit(request)
        try connection.answer(status(request))
      }
    }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url), compressesBodies: isOn)
    var results: [DeliveryResult] = []
    for body in bodies { results.append(await endpoint.post(body)) }
    await client.shutDown()
    return (server.committed, results, endpoint)
  }

  private static let isPacked = { @Sendable (request: ScriptedConnection.Request) in
    request.fields["content-encoding"] == "gzip"
  }

  @Test("it is smaller, says so, and unpacks to the same bytes")
  func packs() async throws {
    let (requests, results, endpoint) = try await deliver([body])
    let request = try #require(requests.first)
    #expect(Self.isPacked(request))
    #expect(request.body.count < 1000)
    #expect(try unpack(request.body) == body)
    #expect(results.first?.outcome == .delivered)
    #expect(!endpoint.refusesCompression)
  }

  @Test("not without the choice, nor where it is not worth it")
  func leaves() async throws {
    let plain = try await deliver([body], isOn: false)
    #expect(plain.requests.map(\.body) == [body])
    #expect(!plain.endpoint.refusesCompression)
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let (requests, _, _) = try await deliver([Array(body.prefix(500)), noise])
    #expect(requests.map(\.body) == [Array(body.prefix(500)), noise])
    #expect(!requests.contains(where: Self.isPacked))
  }

  @Test(
    "a server that does not read it gets the same as it is, and nothing compressed any more",
    arguments: [400, 415])
  func misread(status: Int) async throws {
    let (requests, results, endpoint) = try await deliver([body, body, body]) { request in
      Self.isPacked(request) ? status : 200
    }
    #expect(results.allSatisfy { $0.outcome == .delivered })
    #expect(requests.map(Self.isPacked) == [true, false, false, false])
    #expect(requests.dropFirst().allSatisfy { $0.body == body })
    #expect(endpoint.refusesCompression)
  }

  @Test("content that is refused in both forms is refused, and the next is compressed again")
  func refused() async throws {
    let (requests, results, endpoint) = try await deliver([body, body]) { _ in 400 }
    #expect(results.allSatisfy { $0.outcome.kind == .rejected })
    #expect(requests.map(Self.isPacked) == [true, false, true, false])
    #expect(!endpoint.refusesCompression)
  }

  @Test("once one was read, a refusal is the content's")
  func readBefore() async throws {
    let other = Array(body.dropLast(8))
    let length = body.count
    let (requests, results, _) = try await deliver([body, other]) { [unpack] request in
      (try? unpack(request.body))?.count == length ? 200 : 400
    }
    #expect(results.map(\.outcome.kind) == [.delivered, .rejected])
    #expect(requests.count == 2)
  }

  @Sendable private func unpack(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = NSTemporaryDirectory() + "packed-\(UUID().uuidString)"
    try Data(bytes).write(to: URL(filePath: file + ".gz"))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-d", file + ".gz"]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(filePath: file)))
  }
}
