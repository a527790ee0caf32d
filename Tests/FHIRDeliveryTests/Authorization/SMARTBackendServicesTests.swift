import Foundation
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("SMART Backend Services, as a token server that is none of ours sees it", .takingTurns)
struct SMARTBackendServicesTests {
  private struct Counts: Decodable {
    var asked: Int
    var given: Int
    var refused: [String]
    var requests: Int
    var unauthorized: Int
    var scopes: [String]
  }

  private func counts(_ server: TokenServerProcess) async throws -> Counts {
    let client = HTTPClient()
    let response = try await client.send(HTTPRequest(.get, try HTTPURL(server.url + "/counts")))
    await client.shutDown()
    return try JSONDecoder().decode(Counts.self, from: Data(response.body))
  }

  private func access(_ server: TokenServerProcess, _ key: SigningKey) throws
    -> SMARTBackendServices
  {
    let base = try ServerURL(server.url + "/fhir")
    return SMARTBackendServices(
      client: "test client", key: key,
      scopes: SMARTScopes(version2: "system/Patient.cruds", version1: "system/Patient.write"),
      endpoint: .discovered(at: base), server: base)
  }

  private static let p384 = ["ecparam", "-name", "secp384r1", "-genkey", "-noout"]

  @Test(
    "ES384 and RS384 are accepted, by the public keys that we print",
    arguments: [
      SMARTBackendServicesTests.p384, ["genrsa", "2048"],
    ])
  func accepted(make: [String]) async throws {
    guard let file = try KeyFile(make) else { return }
    let key = try SigningKey(file: file.path)
    guard let server = try TokenServerProcess(.init(keys: key.publicKeySet)) else { return }
    let access = try access(server, key)
    let credential = try #require(try await access.credential())
    let facts = await access.tokenFacts()
    #expect(facts?.lifetime == .seconds(300))
    #expect(facts?.scope == "system/Patient.cruds")
    #expect(facts?.issuer == server.url)
    guard case .bearer(let token) = credential else { return }
    var text = "\(access) \(credential)"
    dump(access, to: &text)
    #expect(!text.contains(token.revealed))
  }

  @Test("an older server is asked for scopes in the older form")
  func olderScopes() async throws {
    guard let file = try KeyFile(Self.p384) else { return }
    let key = try SigningKey(file: file.path)
    var settings = TokenServerProcess.Settings(keys: key.publicKeySet)
    settings.capabilities = ["permission-v1"]
    guard let server = try TokenServerProcess(settings) else { return }
    _ = try await access(server, key).credential()
    #expect(try await counts(server).scopes == ["system/Patient.write"])
  }

  @Test("an assertion that was used, or is past its time, is refused; ours are always new")
  func replayed() async throws {
    guard let file = try KeyFile(Self.p384) else { return }
    let key = try SigningKey(file: file.path)
    guard let server = try TokenServerProcess(.init(keys: key.publicKeySet)) else { return }
    let url = try HTTPURL(server.url + "/token")
    func ask(_ claims: ClientAssertion) async -> Bool {
      let tokens = TokenServer(like: HTTPClientConfiguration())
      let answer = try? await tokens.token(at: url) { () async throws(AuthorizationError) in
        TokenRequest(fields: [
          ("grant_type", Secret("client_credentials")),
          (
            "client_assertion_type",
            Secret("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
          ), ("client_assertion", try await claims.signed(by: key)),
        ])
      }
      return answer != nil
    }
    let claims = ClientAssertion(client: "test client", tokenEndpoint: url)
    #expect(await ask(claims))
    #expect(await !ask(claims))
    let old = ClientAssertion(client: "test client", tokenEndpoint: url, now: time(nil) - 400)
    #expect(await !ask(old))
    let early = ClientAssertion(client: "test client", tokenEndpoint: url, now: time(nil) + 60)
    #expect(await !ask(early))
    #expect(await !ask(ClientAssertion(client: "another", tokenEndpoint: url)))
    let elsewhere = try HTTPURL("https://tokens.example.org/token")
    #expect(await !ask(ClientAssertion(client: "test client", tokenEndpoint: elsewhere)))

    let access = try access(server, key)
    for _ in 0..<5 {
      let credential = try #require(try await access.credential())
      #expect(try await access.renew(after: credential))
    }
    let counts = try await counts(server)
    #expect(counts.refused.count == 5)
    #expect(counts.given == 1 + 6)
  }

  @Test("a key that the server does not have is refused, with what to look at")
  func unknownKey() async throws {
    guard let file = try KeyFile(Self.p384), let other = try KeyFile(Self.p384) else { return }
    let key = try SigningKey(file: file.path)
    let known = try SigningKey(file: other.path, id: key.id)
    guard let server = try TokenServerProcess(.init(keys: known.publicKeySet)) else { return }
    let error = await #expect(throws: AuthorizationError.self) {
      try await access(server, key).credential()
    }
    #expect(error?.reason.isRefusedAuthorization == true)
    #expect(error?.description.contains("public key") == true)
  }

  /// An endpoint whose requests are let in by tokens of a server that knows its key; nil where that cannot be started.
  private func authorizedEndpoint(
    _ change: (inout TokenServerProcess.Settings) -> Void = { _ in }
  ) throws -> (DeliveryEndpoint, TokenServerProcess)? {
    guard let file = try KeyFile(Self.p384) else { return nil }
    let key = try SigningKey(file: file.path)
    var settings = TokenServerProcess.Settings(keys: key.publicKeySet)
    change(&settings)
    guard let server = try TokenServerProcess(settings) else { return nil }
    let endpoint = DeliveryEndpoint(
      client: HTTPClient(), server: try ServerURL(server.url + "/fhir"),
      authorizing: try access(server, key))
    return (endpoint, server)
  }

  @Test("tasks at once cost one token")
  func oneForAll() async throws {
    guard let (endpoint, server) = try authorizedEndpoint() else { return }
    let results = await results(of: endpoint, 0..<16)
    await endpoint.client.shutDown()
    #expect(results.allSatisfy { $0.outcome == .delivered })
    #expect(try await counts(server).asked == 1)
  }

  @Test("tokens that end in mid-run are renewed")
  func midRun() async throws {
    guard let (endpoint, server) = try authorizedEndpoint({ $0.expiresIn = 1 }) else { return }
    for round in 0..<3 {
      let results = await results(of: endpoint, round * 8..<round * 8 + 8)
      #expect(results.allSatisfy { $0.outcome == .delivered })
      // Past the end of whatever token there is.
      try await Task.sleep(for: .milliseconds(1100))
    }
    await endpoint.client.shutDown()
    let counts = try await counts(server)
    #expect(counts.given >= 3)
    #expect(counts.refused.isEmpty)
    #expect(counts.unauthorized == 0)
  }

  @Test("tokens that the server ends before their time are renewed at its refusal")
  func revoked() async throws {
    guard let (endpoint, server) = try authorizedEndpoint() else { return }
    let before = await results(of: endpoint, 0..<8)
    _ = try await endpoint.client.send(HTTPRequest(.post, try HTTPURL(server.url + "/revoke")))
    let after = await results(of: endpoint, 8..<16)
    await endpoint.client.shutDown()
    #expect((before + after).allSatisfy { $0.outcome == .delivered })
    let counts = try await counts(server)
    #expect(counts.given == 2)
    #expect((1...8).contains(counts.unauthorized))
  }

  private func results(of endpoint: DeliveryEndpoint, _ numbers: Range<Int>) async
    -> [DeliveryResult]
  {
    await withTaskGroup(of: DeliveryResult.self) { group in
      for number in numbers {
        group.addTask { await endpoint.post(id: "\(number)") }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("a client's secret, in both ways", arguments: ClientCredentials.Method.allCases)
  func clientSecret(method: ClientCredentials.Method) async throws {
    guard let server = try TokenServerProcess(.init()) else { return }
    func access(_ secret: String) throws -> ClientCredentials {
      ClientCredentials(
        client: "test client", secret: Secret(secret), scope: "a b", method: method,
        endpoint: try TokenEndpoint(server.url + "/token"))
    }
    let good = try access("a:b/c d")
    _ = try #require(try await good.credential())
    #expect(await good.tokenFacts()?.scope == "a b")
    let error = await #expect(throws: AuthorizationError.self) {
      try await access("hush").credential()
    }
    #expect(error?.reason.isRefusedAuthorization == true)
    #expect(error?.description.contains("hush") == false)
  }
}

@Suite("A token endpoint is found where the server says, if that can be believed", .takingTurns)
struct SMARTDiscoveryTests {
  private func read(_ body: String, status: Int = 200) async -> Result<
    SMARTConfiguration, AuthorizationError
  > {
    do throws(AuthorizationError) {
      guard
        let server = try? ScriptedServer({ connection in
          connection.commit(try connection.read())
          try connection.answer(status, body: body)
        }), let base = try? ServerURL(server.url + "/fhir")
      else { throw .setting("no server") }
      let client = HTTPClient()
      let found = try await SMARTConfiguration.read(from: base, client)
      guard
        server.committed.first?.line == "GET /fhir/.well-known/smart-configuration HTTP/1.1"
      else { throw .setting("wrong path") }
      return .success(found)
    } catch {
      return .failure(error)
    }
  }

  @Test("what is read")
  func found() async throws {
    let configuration = try await read(
      #"{"token_endpoint":"https://a.example.org/t","capabilities":["permission-v1"],"x":1}"#
    ).get()
    #expect(configuration.tokenEndpoint.text == "https://a.example.org/t")
    #expect(!configuration.takesScopesOfVersion2)
    let silent = try await read(#"{"token_endpoint":"https://a.example.org/t"}"#).get()
    #expect(silent.takesScopesOfVersion2)
  }

  @Test(
    "what is not believed, or not there, says how to set it",
    arguments: [
      ("", 404), ("<html>", 200), ("{}", 200), (#"{"token_endpoint":"/t"}"#, 200),
      (#"{"token_endpoint":"http://a.example.org/t"}"#, 200), (#"{"token_endpoint":1}"#, 200),
    ])
  func notFound(body: String, status: Int) async throws {
    let error = try #require(await read(body, status: status).error)
    #expect(error.reason.needsChange)
    #expect(error.description.contains("server.auth.tokenUrl"))
  }

  @Test("a server in trouble may say it later")
  func later() async throws {
    #expect(try #require(await read("", status: 503).error).isTemporary)
  }

  @Test("over clear text anyone could name another token server")
  func clearText() async throws {
    let base = try ServerURL("http://server.example.org/fhir", allowPlainHTTP: true)
    let error = await #expect(throws: AuthorizationError.self) {
      try await SMARTConfiguration.read(from: base, HTTPClient())
    }
    #expect(error?.reason.code == "auth-setting")
  }
}
