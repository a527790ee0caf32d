import FHIRSandbox
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("A sandbox", .takingTurns) struct LifecycleTests {
  @Test("starts on a free port, stops, and starts again empty")
  func restart() async throws {
    let sandbox = Sandbox(SandboxConfiguration(log: { _ in }))
    let first = try await sandbox.start()
    #expect(first.hasPrefix("http://127.0.0.1:"))
    #expect(first.hasSuffix("/fhir"))
    #expect(try await TestClient(base: first).put("Patient/p", patient("p")).status == 201)
    await sandbox.stop()
    await #expect(throws: (any Error).self) { try await TestClient(base: first).get("metadata") }

    let second = try await sandbox.start()
    #expect(try await TestClient(base: second).get("Patient/p").status == 404)
    await sandbox.stop()
    await sandbox.stop()
  }

  @Test("keeps what is in a file of the caller's, across a restart")
  func persistence() async throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("sandbox-test-\(UUID().uuidString).sqlite").path
    defer {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
    for round in 0..<2 {
      try await withSandbox(configure: { $0.databasePath = path }) { client, sandbox in
        let reply = try await client.transaction(
          entry("PUT", "Patient/p", patient("p")),
          entry("PUT", "Observation/o", observation("o", of: "Patient/p")))
        #expect(reply.statuses == Array(repeating: round == 0 ? "201 Created" : "200 OK", count: 2))
        #expect(try await sandbox.statistics().versions == 2)
        #expect(try await client.get("Observation?patient=p").entries.count == 1)
      }
    }
    let header = try Data(contentsOf: URL(filePath: path)).prefix(15)
    #expect(String(decoding: header, as: UTF8.self) == "SQLite format 3")
  }

  @Test("says why it does not start")
  func failures() async throws {
    try await withSandbox { client, sandbox in
      await #expect(throws: SandboxError(.alreadyRunning)) {
        try await sandbox.start()
      }
      let port = try #require(UInt16(client.base.split(separator: ":")[2].prefix { $0 != "/" }))
      let second = Sandbox(SandboxConfiguration(port: port, log: { _ in }))
      await #expect(throws: SandboxError(.cannotListen)) {
        try await second.start()
      }
      // Having failed, it can be asked again.
      await #expect(throws: SandboxError(.cannotListen)) {
        try await second.start()
      }
    }
    let nowhere = Sandbox(
      SandboxConfiguration(databasePath: "/nonexistent/folder/x.sqlite", log: { _ in }))
    await #expect(throws: SandboxError(.cannotOpenStore)) {
      try await nowhere.start()
    }
    await #expect(throws: SandboxError(.notRunning)) {
      try await nowhere.resourceCounts()
    }
  }

  @Test("logs what was asked and how it ended, and no value of a search or a resource")
  func log() async throws {
    let lines = LogLines()
    try await withSandbox(configure: { $0.log = { lines.add($0) } }) { client, _ in
      _ = try await client.put("Patient/p", patient("p", family: "Secret"))
      _ = try await client.get("Patient?identifier=Secret")
      _ = try await client.get("Patient?secret=Secret")
    }
    let text = lines.text
    #expect(text.contains("PUT /fhir/Patient/p 201"))
    #expect(text.contains("GET /fhir/Patient 200"))
    #expect(text.contains("GET /fhir/Patient 400"))
    #expect(!text.contains("Secret"))
  }
}

/// What a sandbox has logged.
private final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])

  func add(_ line: String) { lines.withLock { $0.append(line) } }

  var text: String { lines.withLock { $0.joined(separator: "\n") } }
}
