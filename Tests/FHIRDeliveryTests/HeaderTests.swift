import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("Header fields cannot be smuggled in", .takingTurns) struct HeaderTests {
  @Test(
    "a value keeps to its line",
    arguments: [
      "a\r\nX-B: 1", "a\nb", "a\rb", "a\0b", "\u{7F}", "\u{1B}[0m", "a\r\n b",
    ])
  func injection(value: String) {
    var headers = HTTPHeaders()
    let error = #expect(throws: HTTPHeaderError.self) { try headers.set("X-A", to: value) }
    #expect(error?.code == .value)
    #expect(error?.description.contains(value) == false)
    #expect(headers.fields.isEmpty)
  }

  @Test("a name is a token", arguments: ["", "X A", "X:A", "X\r\nA", "Ä", "X-A\0", "(x)"])
  func names(name: String) {
    var headers = HTTPHeaders()
    let error = #expect(throws: HTTPHeaderError.self) { try headers.set(name, to: "1") }
    #expect(error?.code == .name)
  }

  @Test(
    "what the transfer sets itself is refused",
    arguments: [
      "content-length", "Transfer-Encoding", "HOST", "Authorization", "Expect", "Connection",
    ])
  func reserved(name: String) {
    var headers = HTTPHeaders()
    let error = #expect(throws: HTTPHeaderError.self) { try headers.set(name, to: "1") }
    #expect(error?.code == .reserved)
  }

  @Test("names are found in any case, and set once")
  func caseOfNames() throws {
    var headers = try HTTPHeaders(["Content-Type": "a/b", "X-A": "1"])
    try headers.set("content-TYPE", to: "c/d")
    #expect(headers["CONTENT-type"] == "c/d")
    #expect(headers.fields.count == 2)
    #expect(headers.values(of: "x-a") == ["1"])
    #expect(headers["X-B"] == nil)
  }

  @Test("an identity with a line break is not sent")
  func requestID() async throws {
    let server = try ScriptedServer { connection in connection.commit(try connection.read()) }
    let client = HTTPClient()
    let endpoint = DeliveryEndpoint(
      client: client, server: try ServerURL(server.url))
    let result = await endpoint.post(id: "a\r\nX-B: 1")
    await client.shutDown()
    #expect(result.outcome.kind == .notApplied)
    #expect(result.error?.code == .header)
    #expect(server.connections == 0)
  }

  @Test(
    "how long to wait is read from seconds and dates, and clamped",
    arguments: [
      (["Retry-After": "7"], Duration.seconds(7)),
      (["Retry-After": "0"], .zero),
      (["Retry-After": "99999999999999999999"], .seconds(3600)),
      (["Retry-After": "-5"], nil),
      (["Retry-After": "soon"], nil),
      ([:], nil),
      (
        ["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sun, 06 Nov 1994 08:50:00 GMT"],
        .seconds(23)
      ),
      (
        ["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sunday, 06-Nov-94 08:49:38 GMT"],
        .seconds(1)
      ),
      (
        ["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sun Nov  6 08:49:39 1994"],
        .seconds(2)
      ),
      (
        ["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sun, 06 Nov 1994 08:49:00 GMT"],
        .zero
      ),
      (
        ["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sun, 06 Nov 2094 08:49:00 GMT"],
        .seconds(3600)
      ),
      (["Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"], .zero),
      (["Retry-After": "9", "x-ms-retry-after-ms": "250"], .milliseconds(250)),
    ] as [([String: String], Duration?)])
  func retryAfter(fields: [String: String], wait: Duration?) throws {
    var headers = HTTPHeaders()
    for (name, value) in fields { try headers.set(name, to: value) }
    #expect(HTTPResponse(status: 429, headers: headers).retryAfter() == wait)
  }
}
