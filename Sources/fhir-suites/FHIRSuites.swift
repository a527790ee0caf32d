import ArgumentParser
import Foundation

/// `fhir-suites`: runs conformance suites from any folder.
@main
struct FHIRSuites: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fhir-suites",
    abstract: "Runs conformance suites of FHIR validation, FHIRPath and snapshots.",
    discussion: """
      Results go to stdout, talk to stderr. A case that crashes or hangs is that case's failure.

        fhir-suites validator manifest.json > results.jsonl
      """,
    subcommands: [
      ValidatorSuite.self, FHIRPathSuite.self, ExamplesSuite.self, SnapshotSuite.self,
    ])

  static func main() {
    // A worker that has crashed must not take the run along when it is written to.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}
