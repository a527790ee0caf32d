import FHIRDelivery
import Foundation
import Testing

@Suite("A compressed answer is unpacked, and bounded by what it unpacks to") struct CompressionTests
{
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

@Suite("A body is sent compressed by choice") struct CompressedBodyTests {
  private let body = Array(repeating: "abcdefgh", count: 10_000).joined().utf8.map(\.self)

  private func send(
    _ body: [UInt8], isOn: Bool = true, status: Int = 200
  ) async throws -> (ScriptedConnection.Request, HTTPResponse) {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer(status)
    }
    let response = try await FHIRDeliveryTests.send(to: server, body: body) {
      $0.compressesBodies = isOn
    }
    return (try #require(server.committed.first), response)
  }

  @Test("it is smaller, says so, and unpacks to the same bytes")
  func packs() async throws {
    let (request, response) = try await send(body)
    #expect(request.fields["content-encoding"] == "gzip")
    #expect(request.body.count < 1000)
    #expect(response.isToPackedRequest)
    #expect(try unpack(request.body) == body)
  }

  @Test("not without the choice, nor where it is not worth it")
  func leaves() async throws {
    let (plain, _) = try await send(body, isOn: false)
    #expect(plain.fields["content-encoding"] == nil)
    #expect(plain.body == body)
    let (short, response) = try await send(Array(body.prefix(500)))
    #expect(short.fields["content-encoding"] == nil)
    #expect(!response.isToPackedRequest)
    var generator = SystemRandomNumberGenerator()
    let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let (random, _) = try await send(noise)
    #expect(random.fields["content-encoding"] == nil)
    #expect(random.body == noise)
  }

  @Test("a server that cannot read it is told of", arguments: [400, 415])
  func hint(status: Int) async throws {
    let (_, response) = try await send(body, status: status)
    let outcome = try #require(DeliveryOutcome(statusOf: response))
    #expect(outcome.kind == .rejected)
    #expect(outcome.reason?.message.contains("gzip") == true)
    let (_, plain) = try await send(body, isOn: false, status: status)
    #expect(DeliveryOutcome(statusOf: plain)?.reason?.message.contains("gzip") == false)
  }

  private func unpack(_ bytes: [UInt8]) throws -> [UInt8] {
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
