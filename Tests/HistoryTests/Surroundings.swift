import Foundation
import TestSupport

/// What stands between the program and the server of a history, and what the program must know of it.
struct Surroundings {
  /// The address that the program is given.
  let base: String
  /// The variables of every command.
  var environment: [String: String]
  private var gateway: Gateway?
  private var tokens: TokenServerProcess?

  /// Starts what a plan wants before a server that is there.
  init(_ plan: HistoryPlan, _ server: SandboxServer, in folder: Folder) async throws {
    environment = plan.environment
    if plan.hasTokenServer {
      let (server, variables) = try await Self.startTokenServer(in: folder)
      tokens = server
      environment.merge(variables) { $1 }
    }
    guard plan.hasGateway else {
      base = await server.base
      return
    }
    let folder = folder
    try await Gateway.makeCertificates(in: folder)
    let gateway = try await Gateway(
      to: await server.base, in: folder,
      server: "ssl_client_certificate ca.pem; ssl_verify_client on;")
    self.gateway = gateway
    base = gateway.base
    environment["KYPHO_SERVER_CA_FILE"] = folder.path("ca.pem")
    environment["KYPHO_SERVER_CLIENT_CERTIFICATE"] = folder.path("client.pem")
    environment["KYPHO_SERVER_CLIENT_KEY_FILE"] = folder.path("client.key")
  }

  /// Ends what was started.
  func end() async { await gateway?.stop() }

  /// A token server that knows the program's key and gives tokens for a second or two.
  private static func startTokenServer(
    in folder: Folder
  ) async throws -> (TokenServerProcess, [String: String]) {
    let script = """
      umask 077
      openssl ecparam -name secp384r1 -genkey -noout -out client-key.pem
      "$0" auth jwks --key client-key.pem
      """
    let child = try Child(["sh", "-c", script, Tools.kypho], named: "keys", in: folder)
    guard await child.end(within: .seconds(30)) == .exited(0) else {
      throw HistoryError("no keys: \(folder.text("keys.err"))")
    }
    var settings = TokenServerProcess.Settings(keys: folder.text("keys.out"))
    settings.expiresIn = 2
    settings.saysExpiry = true
    guard let server = try TokenServerProcess(settings) else {
      throw HistoryError("the token server is not installed")
    }
    return (
      server,
      [
        "KYPHO_SERVER_AUTH_METHOD": "smart", "KYPHO_SERVER_AUTH_CLIENT_ID": settings.client,
        "KYPHO_SERVER_AUTH_KEY_FILE": folder.path("client-key.pem"),
        "KYPHO_SERVER_AUTH_TOKEN_URL": server.url + "/token",
      ]
    )
  }
}
