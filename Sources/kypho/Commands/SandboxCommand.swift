import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRSandbox

/// Runs the server to try things on.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Runs a FHIR R4 server on this machine, to try things on.",
    discussion: """
      The server listens on 127.0.0.1 only and asks for no credential: it is no place for real patients. It knows \
      transaction, batch, create, read, update, delete, history, conditional writes and search by _id, identifier and \
      patient.

        kypho sandbox --port 8080                   forgets it at the end
        kypho sandbox --database sandbox.sqlite     keeps what it gets
      """)

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
  var port: UInt16 = 8080

  @Option(
    help: ArgumentHelp("The SQLite file; without it all is gone at the end.", valueName: "file"))
  var database: String?

  @Flag(help: "Accept references to resources that are not there.")
  var danglingReferences = false

  @Flag(name: .shortAndLong, help: "Do not log requests.")
  var quiet = false

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    let sandbox = Sandbox(
      SandboxConfiguration(
        port: port, databasePath: database, resourceTypes: Definitions.r4.resourceTypes,
        enforcesReferences: !danglingReferences, log: { talk.note($0) }))
    let base: String
    do {
      base = try await sandbox.start()
    } catch {
      throw Failure(.unavailable, "the sandbox cannot start on port \(port): \(error)")
    }
    Talk().note("the sandbox answers at \(base); Ctrl-C ends it")
    await Interruption.wait()
    await sandbox.stop()
  }
}
