import FHIRDelivery
import Foundation
import TestSupport
import Testing

@Suite("TLS is verified, and there is no switch to turn that off", .takingTurns) struct TLSTests {
  private func get(
    _ server: TLSServer, host: String = "localhost", authority: String?
  ) async throws -> Result<HTTPResponse, TransferError> {
    var configuration = HTTPClientConfiguration()
    configuration.certificateAuthorityFile = authority
    configuration.timeout = .seconds(30)
    let client = HTTPClient(configuration)
    let request = HTTPRequest(.get, try HTTPURL("https://\(host):\(server.port)/"))
    let result: Result<HTTPResponse, TransferError>
    do throws(TransferError) {
      result = .success(try await client.send(request))
    } catch {
      result = .failure(error)
    }
    await client.shutDown()
    return result
  }

  @Test("an authority that is not known here is refused, and taken by its file")
  func authorityFile() async throws {
    guard let certificates = try Certificates(),
      let server = try TLSServer(
        certificate: certificates.pair(for: "DNS:localhost,IP:127.0.0.1"))
    else { return }
    let error = try #require(try await get(server, authority: nil).error)
    #expect(error == TransferError.Code.certificateIssuer.after(.notStarted))
    #expect(error.description.contains("--ca-file"))
    #expect(error.needsChange)
    #expect(DeliveryOutcome(error).kind == .notApplied)

    for host in ["localhost", "127.0.0.1"] {
      let authority = certificates.authority.certificate
      let response = try await get(server, host: host, authority: authority).get()
      #expect(response.status == 200)
      #expect(response.metrics.phases.tls > .zero)
    }
  }

  @Test("the file replaces the system's authorities, it must exist and be of the right kind")
  func badAuthorityFile() async throws {
    guard let certificates = try Certificates(), let other = try Certificates() else { return }
    let pair = try certificates.pair(for: "DNS:localhost")
    guard let server = try TLSServer(certificate: pair) else { return }
    let wrong = try await get(server, authority: other.authority.certificate)
    #expect(wrong.error?.code == .certificateIssuer)
    for file in ["/nonexistent.pem", pair.key] {
      let error = try await get(server, authority: file).error
      #expect(error == TransferError.Code.authorityFile.after(.notStarted))
    }
  }

  @Test("a certificate past its time is refused")
  func expired() async throws {
    guard let certificates = try Certificates(),
      let server = try TLSServer(certificate: certificates.pair(for: "DNS:localhost", days: -1))
    else { return }
    let error = try await get(server, authority: certificates.authority.certificate).error
    #expect(error == TransferError.Code.certificateDate.after(.notStarted))
  }

  @Test("a certificate for another host is refused")
  func otherHost() async throws {
    guard let certificates = try Certificates(),
      let server = try TLSServer(certificate: certificates.pair(for: "DNS:server.example.org"))
    else { return }
    let error = try await get(server, authority: certificates.authority.certificate).error
    #expect(error == TransferError.Code.certificateHost.after(.notStarted))
  }

  @Test("TLS 1.1 is not enough")
  func oldProtocol() async throws {
    guard let certificates = try Certificates(),
      let server = try TLSServer(
        certificate: certificates.pair(for: "DNS:localhost"),
        options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
    else { return }
    let error = try await get(server, authority: certificates.authority.certificate).error
    #expect(error == TransferError.Code.handshake.after(.notStarted))
    #expect(error.map { DeliveryOutcome($0).kind } == .notApplied)
  }

  @Test("by HTTP/2 up to eight transfers share a connection")
  func multiplexed() async throws {
    guard let certificates = try Certificates() else { return }
    let pair = try certificates.pair(for: "DNS:localhost")
    guard
      let server = try NginxServer(
        """
        listen PORT ssl http2; ssl_certificate \(pair.certificate);
        ssl_certificate_key \(pair.key);
        location / { default_type text/plain; return 200 "ok"; }
        """)
    else { return }
    var configuration = HTTPClientConfiguration()
    configuration.certificateAuthorityFile = certificates.authority.certificate
    configuration.version = .http2
    configuration.concurrency = 8
    let client = HTTPClient(configuration)
    let url = try HTTPURL("https://localhost:\(server.port)/")
    let metrics = try await withThrowingTaskGroup(of: TransferMetrics.self) { group in
      for _ in 0..<200 {
        group.addTask {
          try await client.send(HTTPRequest(.post, url, body: [1, 2, 3])).metrics
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    await client.shutDown()
    #expect(metrics.allSatisfy { $0.httpVersion == "2" })
    #expect(metrics.reduce(0) { $0 + $1.connectionsOpened } == 1)
  }

  @Test("clear text where TLS is expected is not applied, and named")
  func clearText() async throws {
    let server = try ScriptedServer { connection in
      try connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
      connection.waitForClose()
    }
    let client = HTTPClient()
    let request = HTTPRequest(.post, try HTTPURL("https://localhost:\(server.port)/"), body: [1])
    let error = await #expect(throws: TransferError.self) { try await client.send(request) }
    await client.shutDown()
    #expect(error == TransferError.Code.handshake.after(.notStarted))
    #expect(error?.description.contains("does not speak TLS on this port") == true)
  }
}

extension Result {
  var error: Failure? {
    guard case .failure(let error) = self else { return nil }
    return error
  }
}
