import FHIRSandbox
import Foundation
import FoundationNetworking
import LosslessJSON
import Testing

/// Runs a test against a sandbox of its own, over HTTP on loopback.
func withSandbox(
  configure: (inout SandboxConfiguration) -> Void = { _ in },
  _ body: (TestClient, Sandbox) async throws -> Void
) async throws {
  var configuration = SandboxConfiguration(log: { _ in })
  configure(&configuration)
  let sandbox = Sandbox(configuration)
  let client = TestClient(base: try await sandbox.start())
  do {
    try await body(client, sandbox)
  } catch {
    await sandbox.stop()
    throw error
  }
  await sandbox.stop()
}

/// A client with connections of its own.
struct TestClient: Sendable {
  let base: String
  private let session = URLSession(configuration: .ephemeral)

  init(base: String) { self.base = base }

  /// Sends a request to a path after the base, or to a URL.
  func send(
    _ method: String, _ path: String, _ body: String? = nil, headers: [String: String] = [:]
  ) async throws -> Reply {
    try await send(method, path, bytes: body.map { Data($0.utf8) }, headers: headers)
  }

  func send(
    _ method: String, _ path: String, bytes: Data?, headers: [String: String] = [:]
  ) async throws -> Reply {
    let address = path.hasPrefix("http") ? path : path.isEmpty ? base : "\(base)/\(path)"
    var request = URLRequest(url: try #require(URL(string: address)))
    request.httpMethod = method
    request.timeoutInterval = 120
    request.setValue("application/fhir+json", forHTTPHeaderField: "Accept")
    if let bytes {
      request.httpBody = bytes
      request.setValue("application/fhir+json", forHTTPHeaderField: "Content-Type")
    }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await session.data(for: request)
    return Reply(try #require(response as? HTTPURLResponse), [UInt8](data))
  }

  func get(_ path: String, headers: [String: String] = [:]) async throws -> Reply {
    try await send("GET", path, headers: headers)
  }

  func put(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Reply {
    try await send("PUT", path, body, headers: headers)
  }

  func post(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Reply {
    try await send("POST", path, body, headers: headers)
  }

  func delete(_ path: String, headers: [String: String] = [:]) async throws -> Reply {
    try await send("DELETE", path, headers: headers)
  }

  /// Posts a transaction of entries.
  func transaction(_ entries: String..., headers: [String: String] = [:]) async throws -> Reply {
    try await post("", bundle("transaction", entries), headers: headers)
  }

  /// Posts a batch of entries.
  func batch(_ entries: String...) async throws -> Reply {
    try await post("", bundle("batch", entries))
  }
}

/// What came back.
struct Reply: Sendable {
  let status: Int
  let text: String
  /// The body, where it is JSON.
  let json: JSONValue?
  private let response: HTTPURLResponse

  init(_ response: HTTPURLResponse, _ body: [UInt8]) {
    self.response = response
    status = response.statusCode
    text = String(decoding: body, as: UTF8.self)
    json = (try? JSONDocument(body))?.value
  }

  func header(_ name: String) -> String? { response.value(forHTTPHeaderField: name) }

  /// What an OperationOutcome says.
  var issue: JSONValue? { json?["issue"]?.first }
  var diagnostics: String { issue?["diagnostics"]?.string ?? "" }
  var code: String? { issue?["code"]?.string }
  var expression: String? { issue?["expression"]?.first?.string }

  /// The entries of a bundle.
  var entries: [JSONValue] { json?["entry"].map { Array($0.elements) } ?? [] }

  /// The statuses of a transaction's or batch's answer.
  var statuses: [String] { entries.map { $0["response"]?["status"]?.string ?? "" } }

  /// The logical id in `Location`.
  var id: String {
    let parts = (header("Location") ?? "").split(separator: "/").map(String.init)
    return parts.count >= 3 && parts[parts.count - 2] == "_history" ? parts[parts.count - 3] : ""
  }
}

extension JSONValue {
  /// The first element of an array.
  var first: JSONValue? {
    for element in elements { return element }
    return nil
  }
}

func bundle(_ type: String, _ entries: [String]) -> String {
  """
  {"resourceType":"Bundle","type":"\(type)","entry":[\(entries.joined(separator: ","))]}
  """
}

/// An entry of a bundle; `more` is added to its request.
func entry(
  _ method: String, _ url: String, _ resource: String? = nil, fullURL: String? = nil,
  more: String = ""
) -> String {
  let name = fullURL.map { "\"fullUrl\":\"\($0)\"," } ?? ""
  let content = resource.map { "\"resource\":\($0)," } ?? ""
  return "{\(name)\(content)\"request\":{\"method\":\"\(method)\",\"url\":\"\(url)\"\(more)}}"
}

/// A patient with an identifier.
func patient(_ id: String? = nil, value: String = "1", family: String = "Test") -> String {
  """
  {"resourceType":"Patient",\(id.map { "\"id\":\"\($0)\"," } ?? "")\
  "identifier":[{"system":"http://site.example/mrn","value":"\(value)"}],\
  "name":[{"family":"\(family)"}]}
  """
}

/// An observation of somebody.
func observation(_ id: String? = nil, of subject: String) -> String {
  """
  {"resourceType":"Observation",\(id.map { "\"id\":\"\($0)\"," } ?? "")"status":"final",\
  "code":{"text":"x"},"subject":{"reference":"\(subject)"},"valueQuantity":{"value":0.010}}
  """
}
