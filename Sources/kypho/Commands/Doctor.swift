import ArgumentParser
import FHIRDelivery

/// Looks at the whole set-up.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks the set-up: settings, files, the outbox, and the way to the server.",
    discussion: """
      Shows each setting with where it came from, the files with their permissions, the queue, and of the server its name, \
      proxy, TLS and certificates, clock, authorisation and capabilities, with the mode that is chosen for it and why. \
      Secrets are not shown, and nothing is sent but questions for /metadata and for a token.

        kypho doctor
        kypho doctor --server https://fhir.example.org/r4 --format json

      Ends with 0 when all is well, 1 with warnings, 69 where the server does not answer, 77 where it refuses, 78 where \
      something is set up wrong.
      """)

  @OptionGroup var server: ServerOptions
  @OptionGroup var outbox: OutboxOptions

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Option(help: "How it is written: text or json.")
  var format = ReportFormat.text

  @Flag(help: "Look at nothing beyond this machine.")
  var offline = false

  func run() async throws {
    var examination = Examination()
    do {
      let flags = server.flags.merging(outbox.flags) { $1 }
      let settings = try await Settings.load(file: config, flags: flags)
      examination.look(at: settings)
      await examination.look(atOutboxOf: settings)
      if !offline { await examination.look(atServerOf: settings) }
    } catch let failure as Failure {
      examination.add("settings", "configuration", failure)
    }
    var output = ByteOutput.standard()
    switch format {
    case .text: try output.write(examination.text)
    case .json: try output.write(examination.json())
    }
    try output.flush()
    try examination.status.exit()
  }
}
