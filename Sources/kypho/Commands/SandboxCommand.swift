import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRSandbox
import Foundation

/// Runs the server to try things on.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Runs a FHIR R4 server on this machine, to try things on.",
    discussion: """
      The server listens on 127.0.0.1 only and asks for no credential, or with --require-token for one that anybody can \
      make: it is no place for real patients. It knows transaction, batch, create, read, update, delete, history, conditional writes and search by _id, _tag, identifier \
      and patient.

        kypho sandbox --port 8080                   forgets it at the end
        kypho sandbox --database sandbox.sqlite     keeps what it gets

      It can also be a bad server, so that one sees what becomes of an export. A fault has a name, its settings and \
      when it happens:

        --fault cut:bytes=300,per-request=1         stored, each first answer cut
        --fault status:429,retry-after=1,probability=0.1
        --fault reset:when=after,every=7            stored, and the connection reset
        --fault close:method=POST,count=3           three times in all
        --fault delay:seconds=2,path=metadata

      delay, reset, status, page, conflict and entries happen before a request is executed, close and cut after it; \
      when=before or when=after says otherwise. status takes retry-after, retry-after-date (both in seconds) and \
      retry-after-ms; page answers text/html with 200 or code=; conflict is a 500 of a transaction that lost; entries \
      fails a share= of the entries of a batch with 429 or code=. Each takes probability, count, per-request, every, \
      path and method.
      """)

  @Option(help: ArgumentHelp("The port; 0 takes a free one.", valueName: "number"))
  var port: UInt16 = 8080

  @Option(
    help: ArgumentHelp("The SQLite file; without it all is gone at the end.", valueName: "file"))
  var database: String?

  @Flag(help: "Accept references to resources that are not there.")
  var danglingReferences = false

  @Option(
    help: ArgumentHelp("Something to do wrong; may be given again.", valueName: "fault"),
    transform: { text in
      do { return try Fault(parsing: text) } catch { throw ValidationError("\(error)") }
    })
  var fault: [Fault] = []

  @Option(
    help: ArgumentHelp(
      "What decides where a fault has a probability. (default: 1)", valueName: "number"),
    transform: NumberArgument.whole(0...UInt64.max))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Let so many requests through in a second; answer the others with 429.", valueName: "number"),
    transform: NumberArgument.whole(1...Int.max))
  var limit: Int?

  @Option(
    help: ArgumentHelp("Refuse bundles with more entries.", valueName: "number"),
    transform: NumberArgument.whole(1...Int.max))
  var maximumEntries: Int?

  @Flag(help: "Carry out batches only.")
  var noTransactions = false

  @Flag(
    name: .customLong("no-client-ids"),
    help: "Refuse to create resources under ids of the client's choice.")
  var noClientIDs = false

  @Flag(
    help: "Ask for a bearer token expires.SECONDS, which is good until then, in seconds since 1970."
  )
  var requireToken = false

  @Flag(name: .shortAndLong, help: "Do not log requests.")
  var quiet = false

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    if let database { try Self.make(database) }
    var configuration = SandboxConfiguration(
      port: port, databasePath: database, resourceTypes: Definitions.r4.resourceTypes,
      enforcesReferences: !danglingReferences, allowsClientIDs: !noClientIDs,
      log: { talk.note($0) })
    configuration.allowsTransactions = !noTransactions
    configuration.maximumEntries = maximumEntries
    configuration.requestsPerSecond = limit
    configuration.requiresToken = requireToken
    configuration.faults = FaultPlan(seed: seed, faults: fault)
    let sandbox = Sandbox(configuration)
    let base: String
    do {
      base = try await sandbox.start()
    } catch {
      throw Failure(.unavailable, "the sandbox cannot start on port \(port): \(error)")
    }
    // Whoever reads the line may ask for the end at once.
    Interruption.watch()
    Talk().note("the sandbox answers at \(base); Ctrl-C ends it")
    await Interruption.wait()
    await sandbox.stop()
  }

  /// Makes the file for its owner alone, where there is none: what is tried may be a real record all the same.
  private static func make(_ database: String) throws {
    let descriptor = open(database, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor < 0 else {
      close(descriptor)
      return
    }
    guard errno == EEXIST else {
      throw Failure(
        .cannotCreate, "\(database) cannot be made: \(String(cString: strerror(errno)))")
    }
  }
}
