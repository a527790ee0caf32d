import FHIRDelivery
import Foundation
import KyphoplastyFHIR

extension Settings {
  /// The server that bundles go to, with a client of its own.
  func endpoint() throws -> DeliveryEndpoint {
    guard let text = self[.serverURL] else {
      throw Failure(
        .configuration,
        "no server is configured: use --server URL, KYPHO_SERVER_URL or 'server: url:' in kypho.yaml"
      )
    }
    let allowsHTTP = try boolean(.serverAllowHTTP)
    let server: ServerURL
    do throws(HTTPURLError) {
      server = try ServerURL(text, allowPlainHTTP: allowsHTTP)
    } catch {
      throw Failure(.configuration, "\(Setting.serverURL.rawValue): \(error)")
    }
    var client = HTTPClientConfiguration()
    client.concurrency = try integer(.serverConcurrency, default: 4, minimum: 1)
    client.timeout = .seconds(try integer(.serverTimeout, default: 120, minimum: 1))
    client.allowsPlainHTTP = allowsHTTP
    client.certificateAuthorityFile = self[.serverCAFile]
    if let proxy = self[.serverProxy] { client.proxy = .fixed(ProxyURL(proxy), except: "") }
    client.userAgent = "kypho/\(Kypho.version)"
    return DeliveryEndpoint(
      client: HTTPClient(client), server: server, headers: try Self.headers(),
      authorizing: try credential().map { StaticCredential($0) },
      classifier: TransactionClassifier())
  }

  private static func headers() throws -> HTTPHeaders {
    var headers = HTTPHeaders()
    try headers.set("Content-Type", to: "application/fhir+json")
    try headers.set("Accept", to: "application/fhir+json")
    // A server that honours it answers with statuses alone, which is all that is looked at.
    try headers.set("Prefer", to: "return=minimal")
    return headers
  }

  private func credential() throws -> Credential? {
    do throws(CredentialError) {
      if let path = self[.serverBearerTokenFile] { return try .bearer(from: .file(path)) }
      if self[.serverBearerToken] != nil {
        return try .bearer(from: .environment("KYPHO_SERVER_BEARER_TOKEN"))
      }
      guard let user = self[.serverUser] else { return nil }
      if let path = self[.serverPasswordFile] {
        return try .basic(user: user, passwordFrom: .file(path))
      }
      return try .basic(user: user, passwordFrom: .environment("KYPHO_SERVER_PASSWORD"))
    } catch {
      throw Failure(.configuration, "the credential cannot be used: \(error)")
    }
  }
}
