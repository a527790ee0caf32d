import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A server's URL is checked before anything is sent there", .takingTurns) struct URLTests {
  @Test(
    "the base is kept without its trailing slashes",
    arguments: [
      ("https://server.example.org/fhir", "https://server.example.org/fhir"),
      ("https://server.example.org/fhir//", "https://server.example.org/fhir"),
      ("HTTPS://Server.Example.ORG:443/Fhir/", "https://server.example.org/Fhir"),
      ("https://server.example.org", "https://server.example.org"),
      ("https://server.example.org/", "https://server.example.org"),
      ("https://server.example.org:8443/a/../b", "https://server.example.org:8443/b"),
      ("http://127.0.0.1:8080/fhir", "http://127.0.0.1:8080/fhir"),
      ("http://[::1]:8080/fhir", "http://[::1]:8080/fhir"),
      ("http://localhost/fhir", "http://localhost/fhir"),
    ])
  func accepted(text: String, base: String) throws {
    #expect(try ServerURL(text).description == base)
  }

  @Test(
    "what is wrong is named, and the URL is not repeated",
    arguments: [
      ("", HTTPURLError.Code.malformed), ("server.example.org/fhir", .malformed),
      ("https://", .malformed), ("https:///fhir", .malformed), ("https:/server", .malformed),
      ("https://ser ver/", .malformed), ("https://server:99999/", .malformed),
      ("https://server\r\nX-A: 1/", .malformed),
      ("ftp://server.example.org", .scheme), ("file:///etc/passwd", .scheme),
      ("https://nora:secret@server.example.org/fhir", .userInfo),
      ("https://nora@server.example.org/fhir", .userInfo),
      ("https://server.example.org/fhir?a=secret", .query),
      ("https://server.example.org/fhir#secret", .fragment),
      ("http://server.example.org/fhir", .plainHTTP), ("http://127.0.0.1.example.org/", .plainHTTP),
      ("http://192.168.0.1/", .plainHTTP), ("http://localhost.example.org/", .plainHTTP),
      ("http://[::2]/", .plainHTTP), ("http://128.0.0.1/", .plainHTTP),
    ])
  func refused(text: String, code: HTTPURLError.Code) throws {
    let error = #expect(throws: HTTPURLError.self) { try ServerURL(text) }
    #expect(error?.code == code)
    #expect(error?.description.contains("secret") == false)
  }

  @Test("clear text to another machine must be allowed, in the URL and in the client")
  func plainHTTP() async throws {
    let server = try ServerURL("http://server.example.org/fhir", allowPlainHTTP: true)
    #expect(server.allowsPlainHTTP)
    let client = HTTPClient()
    let error = await #expect(throws: TransferError.self) {
      try await client.send(HTTPRequest(.get, server.url))
    }
    await client.shutDown()
    #expect(error == TransferError.Code.plainHTTP.after(.notStarted))
    #expect(error?.description.contains("--allow-http") == true)
  }

  @Test(
    "every address of the loopback network is this machine",
    arguments: [
      "http://127.0.0.1/", "http://127.255.1.2/", "http://127.1/", "http://[::1]/",
      "http://[0:0:0:0:0:0:0:1]/", "http://LOCALHOST/",
    ])
  func loopback(text: String) throws {
    #expect(try ServerURL(text).origin.isLoopback)
  }

  @Test("paths and queries are joined and encoded")
  func joining() throws {
    let server = try ServerURL("https://server.example.org/fhir/")
    #expect(server.url.text == "https://server.example.org/fhir")
    #expect(server.url(path: []).text == "https://server.example.org/fhir")
    #expect(server.url(path: ["metadata"]).text == "https://server.example.org/fhir/metadata")
    #expect(
      server.url(
        path: ["Patient", "a/b ü"], query: [("identifier", "urn:a|1&2"), ("_count", "5")]
      )
      .text
        == "https://server.example.org/fhir/Patient/a%2Fb%20%C3%BC?identifier=urn%3Aa%7C1%262&_count=5"
    )
    #expect(server.url(path: [".."]).text == "https://server.example.org/fhir/%2E%2E")
    let root = try ServerURL("https://server.example.org")
    #expect(root.url(path: []).text == "https://server.example.org/")
    #expect(root.url(path: ["metadata"]).text == "https://server.example.org/metadata")
  }

  @Test("a link is followed to the same origin only")
  func links() throws {
    let server = try ServerURL("https://server.example.org/fhir")
    #expect(
      server.url(following: "https://server.example.org/fhir?page=2")?.text
        == "https://server.example.org/fhir?page=2")
    #expect(
      server.url(following: "/fhir/next")?.text == "https://server.example.org/fhir/next")
    #expect(server.url(following: "https://other.example.org/fhir?page=2") == nil)
    #expect(server.url(following: "http://server.example.org/fhir?page=2") == nil)
    #expect(server.url(following: "https://server.example.org:8443/fhir") == nil)
    #expect(server.url(following: "https://u:p@server.example.org/fhir") == nil)
  }

  @Test("a URL is described by its origin alone")
  func description() throws {
    let url = try HTTPURL("https://server.example.org/Patient/1?name=x")
    #expect("\(url)" == "https://server.example.org")
  }
}
