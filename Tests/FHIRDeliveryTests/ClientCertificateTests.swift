import Foundation
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("A client shows its certificate, and holds the server to a pinned key", .takingTurns)
struct ClientCertificateTests {
  /// nginx that lets in by certificate only.
  private func nginx(_ certificates: Certificates, clients: String = "on") throws -> NginxServer? {
    let pair = try certificates.pair(for: "DNS:localhost,IP:127.0.0.1")
    return try NginxServer(
      """
      listen PORT ssl; ssl_certificate \(pair.certificate); ssl_certificate_key \(pair.key);
      ssl_verify_client \(clients); ssl_client_certificate \(certificates.authority.certificate);
      location / { default_type application/json; return 200 "{}"; }
      """)
  }

  private func post(
    _ server: NginxServer, _ certificates: Certificates,
    _ configure: (inout HTTPClientConfiguration) throws -> Void
  ) async throws -> Result<HTTPResponse, TransferError> {
    var configuration = HTTPClientConfiguration()
    configuration.certificateAuthorityFile = certificates.authority.certificate
    configuration.timeout = .seconds(30)
    try configure(&configuration)
    let client = HTTPClient(configuration)
    let url = try HTTPURL("https://localhost:\(server.port)/")
    let result: Result<HTTPResponse, TransferError>
    do throws(TransferError) {
      result = .success(try await client.send(HTTPRequest(.post, url, body: [1])))
    } catch {
      result = .failure(error)
    }
    await client.shutDown()
    return result
  }

  @Test("certificate and key from two files, from one, and with a passphrase")
  func accepted() async throws {
    guard let certificates = try Certificates(), let server = try nginx(certificates) else {
      return
    }
    let client = try certificates.pair(for: "DNS:client")
    let both = try certificates.joined(client)
    let locked = try certificates.locked(client, passphrase: "pass word")
    let identities = [
      try ClientIdentity(certificateFile: client.certificate, keyFile: client.key),
      try ClientIdentity(certificateFile: both),
      try ClientIdentity(
        certificateFile: client.certificate, keyFile: locked, passphrase: Secret("pass word")),
    ]
    for identity in identities {
      let response = try await post(server, certificates) { $0.identity = identity }.get()
      #expect(response.status == 200)
    }
  }

  @Test("without one, the answer is a page of the proxy's and no transfer error")
  func missing() async throws {
    guard let certificates = try Certificates(), let server = try nginx(certificates) else {
      return
    }
    let response = try await post(server, certificates) { _ in }.get()
    #expect(response.status == 400)
    #expect(response.mediaType == "text/html")
  }

  @Test("a wrong passphrase, or a key of another certificate, ends before anything is sent")
  func unusable() async throws {
    guard let certificates = try Certificates(), let server = try nginx(certificates) else {
      return
    }
    let client = try certificates.pair(for: "DNS:client")
    let locked = try certificates.locked(client, passphrase: "right")
    let other = try certificates.pair(for: "DNS:other")
    let identities = [
      try ClientIdentity(
        certificateFile: client.certificate, keyFile: locked, passphrase: Secret("wrong")),
      try ClientIdentity(certificateFile: client.certificate, keyFile: other.key),
    ]
    for identity in identities {
      let error = try await post(server, certificates) { $0.identity = identity }.error
      #expect(error == TransferError.Code.clientCertificate.after(.notStarted))
      #expect(error?.needsChange == true)
    }
  }

  @Test("what is no certificate or no key is named before anything is sent")
  func badFiles() throws {
    guard let certificates = try Certificates() else { return }
    let client = try certificates.pair(for: "DNS:client")
    let locked = try certificates.locked(client, passphrase: "x")
    func code(_ certificate: String, _ key: String?) -> ClientIdentityError.Code? {
      do throws(ClientIdentityError) {
        _ = try ClientIdentity(certificateFile: certificate, keyFile: key)
        return nil
      } catch {
        return error.code
      }
    }
    #expect(code(client.key, client.key) == .noCertificate)
    #expect(
      code(client.certificate, client.certificate)
        == .file(CredentialError(.readableByOthers, source: client.certificate)))
    #expect(code(client.certificate, locked) == .noPassphrase)
    #expect(code(client.certificate, nil) == .noKey)
    #expect(
      code("/nonexistent", client.key)
        == .file(CredentialError(.unreadable, source: "/nonexistent")))
    // Beside the certificate, the key makes the file a secret.
    let both = try certificates.joined(client)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: both)
    #expect(code(both, nil) == .file(CredentialError(.readableByOthers, source: both)))
  }

  @Test("the pinned key lets in, another one does not, and another origin's is not looked at")
  func pinned() async throws {
    guard let certificates = try Certificates(),
      let server = try nginx(certificates, clients: "off")
    else { return }
    let right = try certificates.pin(ofServerAt: server.port)
    let wrong = "sha256//" + String(repeating: "A", count: 43) + "="
    let origin = try HTTPURL("https://localhost:\(server.port)").origin
    let other = try HTTPURL("https://other.example.org").origin

    let good = try await post(server, certificates) {
      $0.pinnedKey = PinnedKey("\(wrong);\(right)", for: origin)
    }
    #expect(try good.get().status == 200)
    let bad = try await post(server, certificates) { $0.pinnedKey = PinnedKey(wrong, for: origin) }
    #expect(bad.error == TransferError.Code.pinnedKey.after(.notStarted))
    #expect(bad.error?.needsChange == true)
    let foreign = try await post(server, certificates) {
      $0.pinnedKey = PinnedKey(wrong, for: other)
    }
    #expect(try foreign.get().status == 200)
  }

  @Test(
    "what is no pin is refused",
    arguments: ["", "sha256//", "sha1//AAAA", "/etc/key.pem", "sha256//short=", ";"])
  func badPin(text: String) throws {
    let origin = try HTTPURL("https://localhost").origin
    #expect(PinnedKey(text, for: origin) == nil)
  }

  @Test("nothing of the key or the passphrase is in a description or a dump")
  func redaction() throws {
    guard let certificates = try Certificates() else { return }
    let client = try certificates.pair(for: "DNS:client")
    let identity = try ClientIdentity(
      certificateFile: client.certificate, keyFile: client.key, passphrase: Secret("hush"))
    var configuration = HTTPClientConfiguration()
    configuration.identity = identity
    var text = "\(identity) \(configuration)"
    dump(configuration, to: &text)
    #expect(!text.contains("hush"))
    #expect(!text.contains("PRIVATE"))
  }
}

extension Certificates {
  /// Certificate and key in one file.
  func joined(_ pair: Pair) throws -> String {
    let path = pair.key + ".both"
    let text = try [pair.certificate, pair.key]
      .map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }

  /// The key, encrypted.
  func locked(_ pair: Pair, passphrase: String) throws -> String {
    let path = pair.key + ".locked"
    try Self.run(
      ["pkcs8", "-topk8", "-in", pair.key, "-out", path, "-passout", "pass:\(passphrase)"])
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }

  /// The pin of whoever answers on a port, as curl's manual computes it.
  func pin(ofServerAt port: UInt16) throws -> String {
    let path = authority.certificate + ".pin"
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c",
      """
      openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -pubkey -noout \
      | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | openssl enc -base64 > \(path)
      """,
    ]
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return "sha256//" + text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
