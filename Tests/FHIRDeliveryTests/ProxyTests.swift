import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("The proxy is the one that curl's variables name", .takingTurns) struct ProxyTests {
  private func proxy(
    _ url: String, _ variables: [String: String], _ setting: ProxySetting = .environment
  ) throws -> EffectiveProxy? {
    setting.proxy(for: try HTTPURL(url)) { variables[$0] }
  }

  @Test(
    "the scheme's own variable comes first, the small one before the large",
    arguments: [
      (
        "https://a.test/", ["https_proxy": "p1", "HTTPS_PROXY": "p2", "all_proxy": "p3"],
        "p1 (https_proxy)"
      ),
      ("https://a.test/", ["HTTPS_PROXY": "p2", "ALL_PROXY": "p3"], "p2 (HTTPS_PROXY)"),
      ("https://a.test/", ["http_proxy": "p1", "ALL_PROXY": "p3"], "p3 (ALL_PROXY)"),
      ("http://a.test/", ["http_proxy": "p1", "https_proxy": "p2"], "p1 (http_proxy)"),
      ("http://a.test/", ["HTTP_PROXY": "p1"], nil),
      ("https://a.test/", ["https_proxy": ""], nil),
      ("https://a.test/", [:], nil),
    ] as [(String, [String: String], String?)])
  func variables(url: String, variables: [String: String], expected: String?) throws {
    #expect(try proxy(url, variables)?.description == expected)
  }

  @Test(
    "exceptions",
    arguments: [
      ("a.test", "a.test", true), ("a.test", ".a.test", true), ("x.a.test", "a.test", true),
      ("xa.test", "a.test", false), ("a.test", "b.test, a.test", true), ("A.TEST", "a.test", true),
      ("a.test.", "a.test", true), ("a.test", "*", true), ("a.test", "", false),
      ("10.1.2.3", "10.0.0.0/8", true), ("11.1.2.3", "10.0.0.0/8", false),
      ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "1.2.3", false),
      ("10.1.2.3", "10.1.2.2/31", true),
      ("10.1.2.3", "10.1.2.0/31", false), ("10.1.2.3", "10.1.2.3/99", false),
      ("[fd00::1]", "fd00::/8", true), ("[fd00::1]", "fe00::/8", false),
    ])
  func exceptions(host: String, list: String, isExcepted: Bool) throws {
    let variables = ["https_proxy": "p", "no_proxy": list]
    #expect((try proxy("https://\(host)/", variables) == nil) == isExcepted)
    let fixed = ProxySetting.fixed(ProxyURL("p"), except: list)
    #expect((try proxy("https://\(host)/", [:], fixed) == nil) == isExcepted)
  }

  @Test(
    "this machine is never reached through a proxy",
    arguments: ["http://127.0.0.1/", "https://localhost/"])
  func loopback(url: String) throws {
    #expect(try proxy(url, ["http_proxy": "p", "https_proxy": "p", "ALL_PROXY": "p"]) == nil)
    #expect(try proxy(url, [:], .fixed(ProxyURL("p"), except: "")) == nil)
  }

  @Test("a request goes through the proxy, with the proxy's own password and not the server's")
  func through() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer()
    }
    var configuration = HTTPClientConfiguration()
    configuration.allowsPlainHTTP = true
    configuration.proxy = .fixed(ProxyURL("http://nora:hush@127.0.0.1:\(server.port)"), except: "")
    let client = HTTPClient(configuration)
    let url = try HTTPURL("http://server.invalid/fhir")
    let response = try await client.send(HTTPRequest(.post, url, body: [1, 2]))
    await client.shutDown()
    #expect(response.status == 200)
    #expect(server.committed.first?.line == "POST http://server.invalid/fhir HTTP/1.1")
    // base64("nora:hush")
    #expect(server.committed.first?.fields["proxy-authorization"] == "Basic bm9yYTpodXNo")
  }

  @Test("through a tunnel the credential stays inside")
  func tunnel() async throws {
    let server = try ScriptedServer { connection in
      connection.commit(try connection.read())
      try connection.answer(403)
    }
    var configuration = HTTPClientConfiguration()
    configuration.proxy = .fixed(ProxyURL("http://127.0.0.1:\(server.port)"), except: "")
    let client = HTTPClient(configuration)
    let url = try HTTPURL("https://server.invalid/fhir")
    let authorization = Authorization(.bearer(Secret("hush")), for: url.origin)
    let error = await #expect(throws: TransferError.self) {
      try await client.send(HTTPRequest(.post, url, body: [1], authorization: authorization))
    }
    await client.shutDown()
    #expect(server.committed.first?.line == "CONNECT server.invalid:443 HTTP/1.1")
    #expect(server.committed.first?.fields.values.contains { $0.contains("hush") } == false)
    #expect(error?.progress == .notStarted)
    #expect(error?.code == .proxy)
  }
}
