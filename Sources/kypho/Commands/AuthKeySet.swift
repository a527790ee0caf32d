import ArgumentParser
import FHIRDelivery

/// Prints the public half of the client's key.
struct AuthKeySet: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jwks",
    abstract: "Prints the public key as a JWK set, as a server wants to have it.",
    discussion: """
      SMART Backend Services know a client by its key: EC P-384 (ES384) or RSA of at least 2048 bits (RS384). The key's \
      id is its thumbprint (RFC 7638) unless server.auth.keyId says otherwise. Nothing of the private half is printed.

        openssl ecparam -name secp384r1 -genkey -noout -out key.pem
        chmod 600 key.pem
        kypho auth jwks --key key.pem > jwks.json

      Ends with 78 where the key cannot be used, and says what would help.
      """)

  @Option(
    help: ArgumentHelp("The private key: PEM, JWK or JWK set (0600).", valueName: "file"))
  var key: String?

  @Option(help: ArgumentHelp("The id of the key (default: its thumbprint).", valueName: "id"))
  var keyId: String?

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  func run() async throws {
    let settings = try await Settings.load(file: config)
    let key = try settings.signingKey(file: key, id: keyId)
    var output = ByteOutput.standard()
    try output.write(key.publicKeySet)
    try output.flush()
  }
}
