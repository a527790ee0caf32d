import Foundation
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A probe finds out what is on the way to a server", .takingTurns) struct ServerProbeTests {
  @Test("name, connection and clock of a server in clear text")
  func plain() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer(headers: "Date: Thu, 01 Jan 2015 00:00:00 GMT\r\n")
    }
    let probe = await ServerProbe.look(
      at: try ServerURL("http://localhost:\(server.port)/fhir"))
    #expect(probe.lookup?.addresses.contains("127.0.0.1") == true)
    #expect(probe.lookup?.failure == nil)
    #expect(probe.proxy == nil)
    #expect(probe.status == 200)
    #expect(probe.error == nil)
    #expect(probe.tls == nil)
    #expect(probe.metrics.httpVersion == "1.1")
    #expect(probe.clockAhead.map { $0 > .seconds(86_400 * 365) } == true)
    let request = try #require(server.committed.first)
    #expect(request.line == "GET /fhir/metadata HTTP/1.1")
    #expect(request.fields["authorization"] == nil)
  }

  private func nginx(_ pair: Certificates.Pair) throws -> NginxServer? {
    try NginxServer(
      """
      listen PORT ssl http2; ssl_certificate \(pair.certificate); ssl_certificate_key \(pair.key);
      location / { default_type application/json; return 200 "{}"; }
      """)
  }

  @Test("TLS and the certificates")
  func tls() async throws {
    guard let certificates = try Certificates(),
      let server = try nginx(try certificates.pair(for: "DNS:localhost", days: 20))
    else { return }
    var configuration = HTTPClientConfiguration()
    configuration.certificateAuthorityFile = certificates.authority.certificate
    configuration.version = .http2
    let probe = await ServerProbe.look(
      at: try ServerURL("https://localhost:\(server.port)"), configuration: configuration)
    #expect(probe.status == 200)
    #expect(probe.metrics.httpVersion == "2")
    let tls = try #require(probe.tls)
    #expect(tls.version.map { ["TLSv1.2", "TLSv1.3"].contains($0) } == true)
    #expect(tls.cipher?.contains("AES") == true || tls.cipher?.contains("CHACHA") == true)
    let own = try #require(tls.certificates.first)
    #expect(own.subject.contains("server"))
    #expect(own.issuer.contains("Test Authority"))
    #expect(own.names == ["DNS:localhost"])
    let now = UnixTime(milliseconds: Int64(time(nil)) * 1000)
    #expect(own.daysLeft(at: now).map { (19...20).contains($0) } == true)
    #expect(own.validFrom.map { $0 <= now } == true)
    #expect(probe.clockAhead.map { abs($0.components.seconds) < 300 } == true)
  }

  @Test("a refused certificate is shown all the same, and nothing is sent to whoever has it")
  func refused() async throws {
    guard let certificates = try Certificates(),
      let server = try nginx(try certificates.pair(for: "DNS:localhost", days: -1))
    else { return }
    var configuration = HTTPClientConfiguration()
    configuration.certificateAuthorityFile = certificates.authority.certificate
    let probe = await ServerProbe.look(
      at: try ServerURL("https://localhost:\(server.port)"), configuration: configuration)
    #expect(probe.error?.code == .certificateDate)
    #expect(probe.status == nil)
    let own = try #require(probe.tls?.certificates.first)
    #expect(own.issuer.contains("Test Authority"))
    let now = UnixTime(milliseconds: Int64(time(nil)) * 1000)
    #expect(own.daysLeft(at: now).map { $0 < 0 } == true)
  }

  @Test("what is missing is missing, and said why")
  func nobody() async throws {
    let server = try ScriptedServer(isListening: false) { _ in }
    let probe = await ServerProbe.look(at: try ServerURL("http://127.0.0.1:\(server.port)"))
    #expect(probe.error?.code == .connect)
    #expect(probe.lookup?.addresses == ["127.0.0.1"])
    #expect(probe.tls == nil)
  }

  @Test("a name that does not exist")
  func noName() async throws {
    var configuration = HTTPClientConfiguration()
    configuration.proxy = .none
    let probe = await ServerProbe.look(
      at: try ServerURL("https://server.invalid"), configuration: configuration)
    #expect(probe.lookup?.addresses == [])
    #expect(probe.lookup?.failure?.isEmpty == false)
    #expect(probe.error?.code == .resolve)
  }

  @Test("a proxy is named without its password, and looks the name up itself")
  func proxy() async throws {
    let proxy = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer(403)
    }
    var configuration = HTTPClientConfiguration()
    configuration.proxy = .fixed(ProxyURL("http://nora:hush@127.0.0.1:\(proxy.port)"), except: "")
    let probe = await ServerProbe.look(
      at: try ServerURL("https://server.example.org"), configuration: configuration)
    #expect(probe.proxy == "http://127.0.0.1:\(proxy.port)")
    #expect(probe.lookup == nil)
    #expect(probe.error?.code == .proxy)
  }

  @Test(
    "days left are whole ones",
    arguments: [(0, 0), (86_399, 0), (86_400, 1), (-1, -1), (-86_400, -1), (-86_401, -2)])
  func days(seconds: Int64, days: Int) {
    var facts = CertificateFacts(lines: [])
    #expect(facts.daysLeft(at: UnixTime(milliseconds: 0)) == nil)
    facts.validUntil = UnixTime(milliseconds: 1_000_000_000_000 + seconds * 1000)
    #expect(facts.daysLeft(at: UnixTime(milliseconds: 1_000_000_000_000)) == days)
  }
}
