import Foundation
import LosslessJSON
import TestSupport
import Testing

@Suite("Behind nginx, an export", .enabled(if: Tools.hasGateway, "needs nginx and openssl"))
struct GatewayTests {
  /// What an export through a gateway has come to.
  private struct Result {
    var end: Child.End?
    var errors: String
    var summary: JSONValue?
    var encounters: Int
    var versions: Int
  }

  /// Exports small records through nginx to a sandbox.
  private func export(
    _ count: Int, http: String = "", server: String = "", location: String = "",
    sandbox options: [String] = [], environment: [String: String] = [:],
    meanwhile: (SandboxServer) async throws -> Void = { _ in }
  ) async throws -> Result {
    let folder = try Folder()
    try await Gateway.makeCertificates(in: folder)
    let sandbox = SandboxServer(in: folder)
    try await sandbox.start(options)
    let gateway: Gateway
    do {
      gateway = try await Gateway(
        to: await sandbox.base, in: folder, http: http, server: server, location: location)
    } catch {
      await sandbox.kill()
      throw error
    }
    let result: Result
    do {
      var generator = SeededGenerator(seed: 1)
      let records = Records(count: count, patients: count, using: &generator)
      try folder.write("records.ndjson", records.ndjson)
      try folder.write("secret", "an invented secret of sufficient length for these tests\n")
      let child = try Child(
        [
          Tools.kypho, "export", "records.ndjson", "--quiet", "--server", gateway.base, "--outbox",
          "outbox.sqlite", "--summary", "summary.json", "--patience", "10",
        ], named: "export", in: folder,
        environment: ["KYPHO_SERVER_CA_FILE": folder.path("ca.pem")].merging(
          environment.mapValues { $0.replacing("FOLDER", with: folder.path) }
        ) { $1 })
      try await meanwhile(sandbox)
      let end = await child.end(within: .seconds(60))
      try await sandbox.start([])
      let content = try await ServerContent.read(
        await sandbox.base, types: ["Encounter", "Patient"], known: [])
      result = Result(
        end: end, errors: folder.text("export.err"),
        summary: try? JSONDocument(Array(folder.text("summary.json").utf8)).value,
        encounters: content.current.keys.filter { $0.hasPrefix("Encounter/") }.count,
        versions: content.histories.values.reduce(0) { max($0, $1.count) })
    } catch {
      await gateway.stop()
      await sandbox.kill()
      throw error
    }
    await gateway.stop()
    await sandbox.kill()
    return result
  }

  private func expectAll(
    _ count: Int, of result: Result, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.end == .exited(0), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.encounters == count, sourceLocation: sourceLocation)
    #expect(result.versions == 1, sourceLocation: sourceLocation)
  }

  @Test("delivers by TLS to a server whose authority is trusted")
  func tls() async throws { expectAll(4, of: try await export(4)) }

  @Test("sends nothing to a server whose certificate nobody vouches for")
  func unknownAuthority() async throws {
    let result = try await export(2, environment: ["KYPHO_SERVER_CA_FILE": ""])
    #expect(result.end == .exited(78))
    #expect(result.encounters == 0)
  }

  @Test("shows its certificate to a gateway that asks for one")
  func clientCertificate() async throws {
    let asking = "ssl_client_certificate ca.pem; ssl_verify_client on;"
    let shown = try await export(
      2, server: asking,
      environment: [
        "KYPHO_SERVER_CLIENT_CERTIFICATE": "FOLDER/client.pem",
        "KYPHO_SERVER_CLIENT_KEY_FILE": "FOLDER/client.key",
      ])
    expectAll(2, of: shown)
    let hidden = try await export(2, server: asking)
    #expect(hidden.end != .exited(0))
    #expect(hidden.encounters == 0)
  }

  @Test("waits where requests are limited, though nobody says for how long")
  func limit() async throws {
    let result = try await export(
      6, http: "limit_req_zone $binary_remote_addr zone=all:1m rate=1r/s; limit_req_status 429;",
      location: "limit_req zone=all burst=2 nodelay;")
    // Four requests at once are more than it takes in a second, however slow the machine.
    expectAll(6, of: result)
    #expect((result.summary?["statuses"]?["429"]?.integer ?? 0) > 0)
  }

  @Test("sends in parts what is too large, and gives up what cannot be cut")
  func bodyLimit() async throws {
    let parts = try await export(3, server: "client_max_body_size 10k;")
    expectAll(3, of: parts)
    #expect((parts.summary?["statuses"]?["413"]?.integer ?? 0) > 0)
    let nothing = try await export(3, server: "client_max_body_size 1k;")
    #expect(nothing.end == .exited(1))
    #expect(nothing.encounters == 0)
  }

  @Test("goes on when the server behind the gateway comes back")
  func upstreamKilled() async throws {
    let result = try await export(12, sandbox: ["--fault", "delay:0.1"]) { sandbox in
      try await Task.sleep(for: .milliseconds(500))
      await sandbox.kill()
      try await Task.sleep(for: .milliseconds(700))
      try await sandbox.start([])
    }
    expectAll(12, of: result)
  }

  @Test("doubles nothing where the gateway gives up before the server does")
  func gatewayTimeout() async throws {
    let result = try await export(
      6, location: "proxy_read_timeout 300ms;",
      sandbox: ["--fault", "delay:0.6,when=after,per-request=1,method=POST"])
    expectAll(6, of: result)
    #expect((result.summary?["statuses"]?["504"]?.integer ?? 0) > 0)
  }
}
