import Synchronization
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "A token endpoint is asked by a form, again where it stumbles, and over a safe way only",
  .takingTurns)
struct TokenServerTests {
  /// A token server whose answers come in turn.
  private func server(_ answers: [(status: Int, headers: String, body: String)]) throws
    -> ScriptedServer
  {
    try ScriptedServer { connection in
      while true {
        connection.commit(try connection.read())
        let answer = answers[min(connection.server.commits, answers.count) - 1]
        try connection.answer(answer.status, headers: answer.headers, body: answer.body)
      }
    }
  }

  private func ask(_ server: ScriptedServer) async -> Result<AccessToken, AuthorizationError> {
    var tokens = TokenServer(like: HTTPClientConfiguration())
    tokens.pause = { _ in }
    do throws(AuthorizationError) {
      guard let url = try? HTTPURL(server.url + "/token") else { throw .setting("url") }
      return .success(
        try await tokens.token(at: url) { TokenRequest(fields: [("a b", Secret("c&d"))]) })
    } catch {
      return .failure(error)
    }
  }

  private static let good =
    #"{"access_token":"abc","token_type":"Bearer","expires_in":60,"scope":"s"}"#

  @Test("the form, and what is read of the answer")
  func form() async throws {
    let server = try server([(200, "", Self.good)])
    let token = try await ask(server).get()
    #expect(token.secret.revealed == "abc")
    #expect(token.lifetime == .seconds(60))
    #expect(token.scope == "s")
    let request = try #require(server.committed.first)
    #expect(request.line == "POST /token HTTP/1.1")
    #expect(request.fields["content-type"] == "application/x-www-form-urlencoded")
    #expect(String(decoding: request.body, as: UTF8.self) == "a%20b=c%26d")
  }

  @Test(
    "how long it is good for",
    arguments: [
      (#""60""#, 60), ("59.9", 59), ("-5", 0), ("1e300", 86_400), (#""soon""#, 300), ("null", 300),
    ])
  func lifetimes(text: String, seconds: Int) async throws {
    let body = #"{"access_token":"abc","token_type":"bearer","expires_in":\#(text)}"#
    let token = try await ask(server([(200, "", body)])).get()
    #expect(token.lifetime == .seconds(seconds))
  }

  @Test(
    "an answer that holds no usable bearer token is refused",
    arguments: [
      "", "[]", "<html>", "{}", #"{"access_token":""}"#, #"{"access_token":"a b"}"#,
      #"{"access_token":"a\r\nX-A: b"}"#, #"{"access_token":"abc","token_type":"mac"}"#,
    ])
  func noToken(body: String) async throws {
    let error = try #require(await ask(server([(200, "", body)])).error)
    #expect(error.reason.code == "auth-refused")
    #expect(!error.isTemporary)
  }

  @Test("a stumble is tried again", arguments: [400, 408, 429, 500, 502, 503])
  func stumble(status: Int) async throws {
    let server = try server([(status, "", ""), (status, "", ""), (200, "", Self.good)])
    #expect(await ask(server).error == nil)
    #expect(server.commits == 3)
  }

  @Test("but not for ever, and a long wait that it asks for is passed on")
  func busy() async throws {
    let down = try server([(503, "", "")])
    #expect(await ask(down).error?.isTemporary == true)
    #expect(down.commits == 3)
    let busy = try server([(429, "Retry-After: 60\r\n", "")])
    let error = await ask(busy).error
    #expect(error?.retryAfter == .seconds(60))
    #expect(busy.commits == 1)
    let outcome = try DeliveryOutcome(#require(error))
    guard case .notApplied(let reason, .seconds(60)) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(!reason.needsChange)
  }

  @Test(
    "a refusal with a reason is final, and says what helps",
    arguments: [
      ("invalid_client", "public key"), ("invalid_scope", "scopes"),
      ("unauthorized_client", "client_credentials"),
    ])
  func refusal(code: String, help: String) async throws {
    let server = try server([(400, "", #"{"error":"\#(code)","error_description":"hush"}"#)])
    let error = try #require(await ask(server).error)
    #expect(server.commits == 1)
    #expect(error.reason.needsChange)
    #expect(error.reason.isRefusedAuthorization)
    #expect(error.description.contains(code))
    #expect(error.description.contains(help))
    #expect(!error.description.contains("hush"))
  }

  @Test("a wrong clock is named")
  func clock() async throws {
    let server = try server([
      (401, "Date: Thu, 01 Jan 2015 00:00:00 GMT\r\n", #"{"error":"invalid_client"}"#)
    ])
    let error = try #require(await ask(server).error)
    #expect(error.description.contains("s ahead of the server's"))
  }

  @Test("a redirect is not followed, and nothing of the request goes there")
  func redirect() async throws {
    let other = try server([(200, "", Self.good)])
    let first = try server([(307, "Location: \(other.url)/token\r\n", "")])
    let error = try #require(await ask(first).error)
    #expect(error.reason.needsChange)
    #expect(error.description.contains(other.url))
    #expect(other.connections == 0)
  }

  @Test("clear text to another machine is refused", arguments: ["http://tokens.example.org/t"])
  func plainHTTP(url: String) {
    #expect(throws: HTTPURLError(.plainHTTP)) { try TokenEndpoint(url) }
  }

  @Test("nobody there is temporary")
  func nobody() async throws {
    let server = try ScriptedServer(isListening: false) { _ in }
    let error = try #require(await ask(server).error)
    #expect(error.isTemporary)
    #expect(error.reason.code == "auth-unavailable")
  }
}
