import Foundation
import TestSupport
import Testing

/// `kypho auth`, and the settings by which a server lets in.
@Suite(.takingTurns) struct AuthTests {
  private static let openssl = "/usr/bin/openssl"

  /// Makes a key; false, with a printed line, where there is no `openssl`.
  private func makeKey(_ name: String, in folder: Folder) async throws -> Bool {
    guard FileManager.default.isExecutableFile(atPath: Self.openssl) else {
      print("skipped: openssl is not installed")
      return false
    }
    let made = try await Program.shell(
      "\(Self.openssl) ecparam -name secp384r1 -genkey -noout -out \(name) && chmod 600 \(name)",
      in: folder)
    return made.status == 0
  }

  // MARK: kypho auth jwks

  @Test func thePublicKeyIsPrintedAsAServerWantsIt() async throws {
    let folder = try Folder()
    guard try await makeKey("key.pem", in: folder) else { return }

    let result = try await Program.run("auth", "jwks", "--key", "key.pem", in: folder)

    #expect(result.status == 0)
    #expect(result.errors == "")
    let set = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let key = try #require((set["keys"] as? [[String: Any]])?.first)
    #expect(key["alg"] as? String == "ES384")
    #expect(key["use"] as? String == "sig")
    #expect((key["kid"] as? String)?.count == 43)
    #expect(key["d"] == nil)
  }

  @Test func theKeyOfTheSettingsIsMeantWhereNoneIsNamed() async throws {
    let folder = try Folder()
    guard try await makeKey("key.pem", in: folder) else { return }
    try folder.write(
      "kypho.yaml", "server:\n  auth:\n    keyFile: key.pem\n    keyId: night-1\n")

    let result = try await Program.run("auth", "jwks", in: folder)

    #expect(result.output.contains(#""kid": "night-1""#))
  }

  @Test func aKeyThatCannotBeUsedIsRefusedWithWhatHelps() async throws {
    let folder = try Folder()
    let none = try await Program.run("auth", "jwks", in: folder)
    #expect(none.status == 78)
    #expect(none.errors.contains("server.auth.keyFile"))
    guard try await makeKey("key.pem", in: folder) else { return }
    _ = try await Program.shell("chmod 644 key.pem", in: folder)

    let open = try await Program.run("auth", "jwks", "--key", "key.pem", in: folder)

    #expect(open.status == 78)
    #expect(open.errors.contains("chmod 600 key.pem"))
  }

  // MARK: kypho auth check

  private func server(
    _ folder: Folder, knows key: String = "key.pem",
    _ change: (inout TokenServerProcess.Settings) -> Void = { _ in }
  ) async throws -> TokenServerProcess? {
    let keys = try await Program.run("auth", "jwks", "--key", key, in: folder)
    var settings = TokenServerProcess.Settings(keys: keys.output)
    change(&settings)
    return try TokenServerProcess(settings)
  }

  private func write(_ folder: Folder, _ server: TokenServerProcess, more: String = "") throws {
    try folder.write(
      "kypho.yaml",
      """
      server:
        url: \(server.url)/fhir
        auth:
          clientId: test client
          keyFile: key.pem
      \(more)
      """)
  }

  @Test func whatWorkedIsSaidAndNeverTheToken() async throws {
    let folder = try Folder()
    guard try await makeKey("key.pem", in: folder),
      let server = try await server(folder, { $0.protectsMetadata = true })
    else { return }
    try write(folder, server)

    let result = try await Program.run("auth", "check", in: folder)

    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.contains("smart"))
    #expect(result.output.contains("from \(server.url), good for 300 s"))
    #expect(result.output.contains("system/Patient.cruds system/Practitioner.cruds"))
    #expect(result.output.contains("HTTP 200, FHIR 4.0.1"))
    #expect(result.output.contains("the server accepts the credential"))
    // Authlib's tokens are the only words of that length.
    #expect(!result.output.contains(/[A-Za-z0-9]{40}/))
  }

  @Test func aServerThatAsksNobodyProvesNothing() async throws {
    let folder = try Folder()
    guard try await makeKey("key.pem", in: folder), let server = try await server(folder) else {
      return
    }
    try write(folder, server)

    let result = try await Program.run("auth", "check", "--format", "json", in: folder)

    #expect(result.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(report["method"] as? String == "smart")
    #expect(report["isProven"] as? Bool == false)
    #expect((report["token"] as? [String: Any])?["lifetimeSeconds"] as? Int == 300)
  }

  @Test func aKeyThatTheTokenServerDoesNotHaveIsRefused() async throws {
    let folder = try Folder()
    guard try await makeKey("key.pem", in: folder), try await makeKey("other.pem", in: folder),
      let server = try await server(folder, knows: "other.pem")
    else { return }
    try write(folder, server)

    let result = try await Program.run("auth", "check", in: folder)

    #expect(result.status == 77)
    #expect(result.output.contains("kypho auth jwks"))
  }

  @Test func aTokenServerThatIsNotThereIsNotAvailable() async throws {
    let folder = try Folder()
    let nobody = try AnsweringServer(.refuse)
    guard try await makeKey("key.pem", in: folder), let server = try await server(folder) else {
      return
    }
    try write(folder, server, more: "    tokenUrl: http://127.0.0.1:\(nobody.port)/token\n")

    let result = try await Program.run("auth", "check", in: folder)

    #expect(result.status == 69)
    #expect(result.output.contains("the token server cannot be asked"))
  }

  @Test func aTokenOfAProgramIsShown() async throws {
    let server = try AnsweringServer(.status(401), toEverything: true)

    let result = try await Program.run(
      "auth", "check", "--server", server.base, in: Folder(),
      environment: ["KYPHO_SERVER_BEARER_COMMAND": "echo 't0ken-of-the-test'"])

    #expect(result.status == 77)
    #expect(server.heads.contains { $0.contains("Authorization: Bearer t0ken-of-the-test") })
    #expect(!(result.output + result.errors).contains("t0ken"))
  }

  @Test func aServerThatIsNotThereIsNotAvailable() async throws {
    let server = try AnsweringServer(.refuse)

    let result = try await Program.run("auth", "check", "--server", server.base, in: Folder())

    #expect(result.status == 69)
  }

  @Test func aRunRenewsItsTokenAndLeavesItNowhere() async throws {
    let folder = try Folder()
    guard try await makeKey("key.pem", in: folder),
      let server = try await server(folder, { $0.expiresIn = 1 })
    else { return }
    try write(folder, server)

    let result = try await Program.run(
      "export", Samples.folder, "--config", "kypho.yaml", "--rate", "10", in: folder)

    #expect(result.status == 0)
    let url = try #require(URL(string: server.url + "/tokens"))
    let tokens = try JSONDecoder().decode([String].self, from: Data(contentsOf: url))
    #expect(tokens.count > 1)
    for token in tokens {
      #expect(!result.output.contains(token))
      #expect(!result.errors.contains(token))
      for name in folder.names() where name != "key.pem" {
        let bytes = try Data(contentsOf: folder.url(name))
        #expect(bytes.firstRange(of: Data(token.utf8)) == nil, "\(name)")
      }
    }
  }

  // MARK: Settings that contradict one another

  @Test(arguments: [
    (
      ["KYPHO_SERVER_BEARER_TOKEN": "a", "KYPHO_SERVER_USER": "b"],
      ["server.bearerToken (from the environment)", "server.user (from the environment)"]
    ),
    (
      ["KYPHO_SERVER_BEARER_TOKEN": "a", "KYPHO_SERVER_BEARER_TOKEN_FILE": "b"],
      ["server.bearerToken ", "server.bearerTokenFile ", "leave one out"]
    ),
    (
      ["KYPHO_SERVER_BEARER_TOKEN": "a", "KYPHO_SERVER_AUTH_CLIENT_ID": "b"],
      ["server.auth.clientId ", "server.bearerToken "]
    ),
    (
      ["KYPHO_SERVER_AUTH_CLIENT_ID": "b"],
      ["server.auth.clientId ", "server.auth.keyFile", "server.auth.clientSecretFile"]
    ),
    (["KYPHO_SERVER_PASSWORD": "b"], ["server.password ", "server.user"]),
    (
      ["KYPHO_SERVER_AUTH_CLIENT_SECRET": "b"], ["server.auth.clientId is needed"]
    ),
    (["KYPHO_SERVER_AUTH_METHOD": "magic"], ["server.auth.method", "smart, client-credentials"]),
    (["KYPHO_SERVER_BEARER_COMMAND": "echo 'x"], ["server.bearerCommand"]),
    (
      [
        "KYPHO_SERVER_AUTH_CLIENT_ID": "c", "KYPHO_SERVER_AUTH_CLIENT_SECRET": "b",
        "KYPHO_SERVER_AUTH_TOKEN_URL": "http://tokens.example.org/t",
      ], ["server.auth.tokenUrl", "https://"]
    ),
    (["KYPHO_SERVER_CLIENT_KEY_FILE": "k"], ["server.clientKeyFile ", "server.clientCertificate"]),
    (["KYPHO_SERVER_PINNED_KEY": "sha256//x"], ["server.pinnedKey ", "sha256//"]),
    (["KYPHO_SERVER_HTTP2": "perhaps"], ["server.http2", "true or false"]),
    (["KYPHO_SERVER_GZIP": "perhaps"], ["server.gzip", "true or false"]),
  ])
  func aContradictionNamesBoth(environment: [String: String], words: [String]) async throws {
    let result = try await Program.run(
      "auth", "check", "--server", "https://fhir.example.org/r4", in: Folder(),
      environment: environment)

    #expect(result.status == 78)
    for word in words { #expect(result.errors.contains(word)) }
  }

  @Test func aMethodThatIsNamedDecides() async throws {
    let server = try AnsweringServer(.status(401), toEverything: true)

    _ = try await Program.run(
      "auth", "check", "--server", server.base, in: Folder(),
      environment: [
        "KYPHO_SERVER_BEARER_TOKEN": "a", "KYPHO_SERVER_USER": "ferro",
        "KYPHO_SERVER_PASSWORD": "pass", "KYPHO_SERVER_AUTH_METHOD": "basic",
      ])

    #expect(server.heads.allSatisfy { $0.contains("Authorization: Basic ") })
    #expect(server.count == 1)
  }
}
