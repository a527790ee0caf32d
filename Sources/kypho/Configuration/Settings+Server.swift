import FHIRDelivery
import Foundation
import KyphoplastyFHIR

extension Settings {
  /// The base of the server that bundles go to.
  func serverURL() throws -> ServerURL {
    guard let text = self[.serverURL] else {
      throw Failure(
        .configuration,
        "no server is configured: use --server URL, KYPHO_SERVER_URL or 'server: url:' in kypho.yaml"
      )
    }
    let allowsHTTP = try boolean(.serverAllowHTTP)
    do throws(HTTPURLError) {
      return try ServerURL(text, allowPlainHTTP: allowsHTTP)
    } catch {
      throw Failure(.configuration, "\(Setting.serverURL.rawValue): \(error)")
    }
  }

  /// The server that bundles go to, with a client of its own.
  func endpoint() throws -> DeliveryEndpoint {
    let server = try serverURL()
    let client = try clientConfiguration(for: server)
    return DeliveryEndpoint(
      client: HTTPClient(client), server: server, headers: try Self.headers(),
      authorizing: try authorizing(for: server, client)?.authorizing,
      compressesBodies: try boolean(.serverGzip))
  }

  private func clientConfiguration(for server: ServerURL) throws -> HTTPClientConfiguration {
    var client = HTTPClientConfiguration()
    client.concurrency = try integer(.serverConcurrency, default: 4, minimum: 1)
    client.timeout = .seconds(try integer(.serverTimeout, default: 120, minimum: 1))
    client.allowsPlainHTTP = server.allowsPlainHTTP
    client.certificateAuthorityFile = self[.serverCAFile]
    if let proxy = self[.serverProxy] { client.proxy = .fixed(ProxyURL(proxy), except: "") }
    client.userAgent = "kypho/\(Kypho.version)"
    client.version = try boolean(.serverHTTP2) ? .http2 : .http1
    client.identity = try identity()
    if let text = self[.serverPinnedKey] {
      guard server.origin.scheme == .https else {
        throw Failure(
          .configuration,
          "\(described(.serverPinnedKey)) and an http \(described(.serverURL)) do not go together: without TLS there is no key"
        )
      }
      guard let pinned = PinnedKey(text, for: server.origin) else {
        throw wrong(
          .serverPinnedKey, "sha256// and 44 characters of base 64, several with ; between them")
      }
      client.pinnedKey = pinned
    }
    return client
  }

  private func identity() throws -> ClientIdentity? {
    let passphrase = try secret(.serverClientKeyPassphrase, .serverClientKeyPassphraseFile)
    guard let certificate = self[.serverClientCertificate] else {
      let rest: [Setting] = [
        .serverClientKeyFile, .serverClientKeyPassphraseFile, .serverClientKeyPassphrase,
      ]
      guard let alone = rest.first(where: { self[$0] != nil }) else { return nil }
      throw Failure(
        .configuration,
        "\(described(alone)) is of no use without \(Setting.serverClientCertificate.rawValue)")
    }
    do throws(ClientIdentityError) {
      return try ClientIdentity(
        certificateFile: certificate, keyFile: self[.serverClientKeyFile], passphrase: passphrase)
    } catch {
      throw Failure(.configuration, "the client certificate cannot be used: \(error)")
    }
  }

  private static func headers() throws -> HTTPHeaders {
    var headers = HTTPHeaders()
    try headers.set("Content-Type", to: "application/fhir+json")
    try headers.set("Accept", to: "application/fhir+json")
    // A server that honours it answers with statuses alone, which is all that is looked at.
    try headers.set("Prefer", to: "return=minimal")
    return headers
  }
}
