import ArgumentParser
import Foundation

/// The program.
@main
struct Kypho: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "kypho",
    abstract:
      "Turns records of kyphoplasty and vertebroplasty into FHIR R4, checks them, and posts them.",
    discussion: """
      A record goes the whole road in one command, or step by step:

        kypho demo                          the whole road on the samples
        kypho map records.ndjson            records to FHIR bundles, checked
        kypho records bundles.ndjson        the bundles back into records
        kypho validate bundle.json          any FHIR R4 JSON, offline
        kypho export records/ --server URL  map, check, queue and send; run it again at will
        kypho outbox status                 what waits, and what the server refused

      Data goes to stdout, talk to stderr. Settings come from flags, from KYPHO_* variables, from kypho.yaml.

      Exit codes: 0 clean, 1 findings or rejected records, 64 usage, 65 unreadable input, 69 server unavailable, \
      70 a fault of this program, 73 and 74 output, 75 temporary (run again), 77 refused, 78 configuration.
      """,
    version: version,
    subcommands: [
      Demo.self, Map.self, Records.self, Validate.self, Post.self, Export.self, OutboxCommand.self,
      Retract.self, Auth.self, SandboxCommand.self,
      Initialize.self, Doctor.self, Explain.self,
      Profiles.self, Packages.self, FHIRPathCommand.self, Synth.self, CoverageCommand.self,
      ConceptMapCommand.self,
    ])

  static func main() async {
    StandardDescriptors.reserve()
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot(
        NumberArgument.bound(Array(CommandLine.arguments.dropFirst())))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      end(ExitStatus.clean.rawValue)
    } catch let failure as Failure {
      Talk().error(failure.description)
      end(failure.status.rawValue)
    } catch is BrokenPipe {
      end(ExitStatus.clean.rawValue)
    } catch let code as ExitCode {
      end(code.rawValue)
    } catch {
      exit(withError: error)
    }
  }

  /// Ends the process at once.
  ///
  /// `exit` would take down OpenSSL while a connection's thread may still begin to use it, which ends in a crash instead of
  /// the status. Nothing waits for it: whatever must be on disk is there, and output is written without buffers of C.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }
}
