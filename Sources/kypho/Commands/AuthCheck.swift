import ArgumentParser
import FHIRDelivery
import LosslessJSON

/// Tries whether the server lets in.
struct AuthCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Gets a token and reads the server's /metadata with it.",
    discussion: """
      Says what worked and what did not, and never shows the token. A server that gives /metadata to anybody does not \
      show by it whether it accepts the credential; that is said too.

        kypho auth check
        kypho auth check --server https://fhir.example.org/r4 --format json

      Ends with 0 when all worked, 69 where the server or the token server does not answer, 77 where one refuses, 78 \
      where a setting is wrong.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var server: ServerOptions

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Option(help: "The form of the answer: text or json.")
  var format = Format.text

  func run() async throws {
    let settings = try await Settings.load(file: config, flags: server.flags)
    let endpoint = try settings.endpoint()
    let method = try settings.authorizationMethod() ?? .none
    let report = await AuthReport(method: method, endpoint: endpoint)
    await endpoint.client.shutDown()
    var output = ByteOutput.standard()
    switch format {
    case .text: try output.write(report.text)
    case .json: try output.write(report.json())
    }
    try output.flush()
    if format == .json, let problem = report.problem { Talk().error(problem.message) }
    try report.status.exit()
  }
}
