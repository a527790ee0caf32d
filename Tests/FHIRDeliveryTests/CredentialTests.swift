import Foundation
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("Credentials come from environment or file, and are shown to one server", .takingTurns)
struct CredentialTests {
  /// Writes a file of those permissions and hands over its path.
  private func withFile<T>(
    _ text: String, mode: Int = 0o600, _ work: (String) throws -> T
  ) throws -> T {
    let path = NSTemporaryDirectory() + "credential-\(UUID().uuidString)"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try work(path)
  }

  @Test("a file that only its owner may read is taken", arguments: [0o600, 0o400, 0o700])
  func ownersFile(mode: Int) throws {
    let value = try withFile("abc.DEF-123==\n", mode: mode) { path in
      try Credential.bearer(from: .file(path)).headerValue
    }
    #expect(value == "Bearer abc.DEF-123==")
  }

  @Test(
    "a file that others may read is refused, with the command that helps",
    arguments: [
      0o640, 0o604, 0o644, 0o620, 0o602, 0o610,
    ])
  func readableFile(mode: Int) throws {
    try withFile("abc", mode: mode) { path in
      let error = #expect(throws: CredentialError.self) { try Credential.bearer(from: .file(path)) }
      #expect(error?.code == .readableByOthers)
      #expect(error?.description.contains("chmod 600 \(path)") == true)
    }
  }

  @Test(
    "what is no secret is refused",
    arguments: [
      ("", CredentialError.Code.size), (" \n", .size),
      (String(repeating: "a", count: 70_000), .size),
      ("a b", .notAToken), ("a\r\nX-A: 1", .notAToken), ("ä", .notAToken), ("a=b", .notAToken),
      ("==", .notAToken),
    ])
  func badToken(text: String, code: CredentialError.Code) throws {
    try withFile(text) { path in
      let error = #expect(throws: CredentialError.self) { try Credential.bearer(from: .file(path)) }
      #expect(error?.code == code)
    }
  }

  @Test("a missing file and a folder are named")
  func missingFile() {
    for path in ["/nonexistent/token", "/tmp"] {
      let error = #expect(throws: CredentialError.self) { try Secret.file(path) }
      #expect(error?.code == .unreadable)
      #expect(error?.source == path)
    }
  }

  @Test("the environment is read by name")
  func environment() throws {
    setenv("FHIR_DELIVERY_TEST_PAIR", "nora:pass:word\n", 1)
    let credential = try Credential.basic(from: .environment("FHIR_DELIVERY_TEST_PAIR"))
    // base64("nora:pass:word")
    #expect(credential.headerValue == "Basic bm9yYTpwYXNzOndvcmQ=")
    let error = #expect(throws: CredentialError.self) {
      try Secret.environment("FHIR_DELIVERY_TEST_UNSET")
    }
    #expect(error?.code == .missingVariable)
    #expect(error?.description.contains("FHIR_DELIVERY_TEST_UNSET") == true)
  }

  @Test(
    "user and password are kept to one line each", arguments: ["nora", ":word", "no\u{7}ra:word"])
  func badPair(text: String) throws {
    try withFile(text) { path in
      let error = #expect(throws: CredentialError.self) { try Credential.basic(from: .file(path)) }
      #expect(error?.code == .notAPair)
    }
  }

  // RFC 4648 10.
  @Test(
    "base 64",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
  }

  @Test("a secret is in no description, dump or interpolation")
  func redaction() throws {
    let url = try HTTPURL("https://server.example.org/Patient/hush")
    let token = Credential.bearer(Secret("hush"))
    let basic = Credential.basic(user: "nora", password: Secret("hush"))
    let request = HTTPRequest(
      .post, url, headers: try HTTPHeaders(["X-API-Key": "hush"]), body: Array("hush".utf8),
      authorization: Authorization(token, for: url.origin))
    let response = HTTPResponse(
      status: 200, headers: try HTTPHeaders(["Set-Cookie": "hush"]), body: Array("hush".utf8))
    let proxy = ProxyURL("http://nora:hush@proxy.example.org:3128")
    let result = DeliveryResult(id: "1", outcome: .delivered, response: response)
    let values: [Any] = [
      Secret("hush"), token, basic, request, response, proxy, result,
      Authorization(basic, for: url.origin), ProxySetting.fixed(proxy, except: ""),
    ]
    for value in values {
      var text = "\(value) \(String(reflecting: value))"
      dump(value, to: &text)
      #expect(!text.contains("hush"), "\(type(of: value))")
    }
    #expect("\(proxy)" == "http://proxy.example.org:3128")
  }

  @Test("the server gets the credential, and no log of the error does")
  func sent() async throws {
    let server = try ScriptedServer { connection in connection.commit(try connection.read()) }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url),
      authorizing: StaticCredential(.bearer(Secret("hush"))))
    let result = await endpoint.post(id: "e-1")
    await client.shutDown()
    #expect(server.committed.first?.fields["authorization"] == "Bearer hush")
    #expect(server.committed.first?.fields["x-request-id"] == "e-1")
    var text = "\(result) \(result.error.debugDescription) \(result.outcome)"
    dump(result, to: &text)
    #expect(!text.contains("hush"))
  }

  @Test("a credential for one origin is not sent to another")
  func foreignOrigin() async throws {
    let server = try ScriptedServer { connection in connection.commit(try connection.read()) }
    let client = HTTPClient()
    let other = try HTTPURL("https://other.example.org/").origin
    let request = HTTPRequest(
      .get, try HTTPURL(server.url),
      authorization: Authorization(.bearer(Secret("hush")), for: other))
    let error = await #expect(throws: TransferError.self) { try await client.send(request) }
    await client.shutDown()
    #expect(error == TransferError.Code.foreignCredential.after(.notStarted))
    #expect(server.connections == 0)
  }
}
