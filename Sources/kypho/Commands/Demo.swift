import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRDelivery
import FHIRSandbox
import FHIRValidation
import Foundation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON

/// Shows the whole road.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the whole road: map, check, post to a server of its own, read back.",
    discussion: """
      Starts a sandbox server on a free port of this machine, takes the records in Samples/ to it, reads one encounter \
      back, and prints what happened.

        kypho demo
        kypho demo --samples records/
      """)

  @Option(help: ArgumentHelp("The folder with the records.", valueName: "folder"))
  var samples = "Samples"

  @Flag(name: .shortAndLong, help: "Say nothing but the table and errors.")
  var quiet = false

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    let start = ContinuousClock.now
    guard FileManager.default.fileExists(atPath: samples) else {
      throw Failure(
        .unreadable,
        "there is no folder \(samples) here: run the demo in the package's folder, or name one with --samples"
      )
    }
    let sandbox = Sandbox(
      SandboxConfiguration(resourceTypes: Definitions.r4.resourceTypes, log: { _ in }))
    let base: String
    do {
      base = try await sandbox.start()
    } catch {
      throw Failure(.unavailable, "the sandbox cannot start: \(error)")
    }
    talk.note("a sandbox server answers at \(base)")
    let status: ExitStatus
    do {
      status = try await show(sandbox, at: base, since: start, talk: talk)
    } catch {
      await sandbox.stop()
      throw error
    }
    await sandbox.stop()
    try status.exit()
  }

  private func show(
    _ sandbox: Sandbox, at base: String, since start: ContinuousClock.Instant, talk: Talk
  ) async throws -> ExitStatus {
    let settings = try await Settings.load(
      file: nil, flags: [.serverURL: base], environment: [:])
    let endpoint = try settings.endpoint()
    let report = FindingReport(format: .text, level: .warning, failOn: .error, talk: talk)
    let rejects = RejectsFolder(nil, input: samples)
    let reader: EncounterReader
    do throws(RecordError) {
      reader = try EncounterReader(path: samples)
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
    let run = RecordRun(
      reader, mapper: EncounterMapper(secret: .demonstration), rejects: rejects, report: report,
      progress: Progress("records", talk: talk))
    let sender = Sender(endpoint, talk: talk)
    var pending: [OutgoingBundle] = []
    var encounter: String?
    try await sender.send {
      if pending.isEmpty, let next = try run.next() { pending = next.outgoing.reversed() }
      return pending.popLast()
    } receive: { bundle, result in
      if encounter == nil, result.outcome == .delivered { encounter = bundle.encounterPath }
    }
    let seconds = start.duration(to: .now)
    let counts = try await sandbox.resourceCounts()

    var output = ByteOutput.standard()
    var table = TextTable()
    table.row("records", "\(run.recordCount)")
    table.row("bundles", "\(run.bundleCount)")
    table.row("resources", "\(counts.values.reduce(0, +)) of \(counts.count) types")
    table.row(
      "findings",
      "\(report.count(of: .error)) errors, \(report.count(of: .warning)) warnings")
    table.row("delivered", "\(sender.statistics[.delivered])")
    if let encounter {
      table.row("read back", try await Self.readBack(encounter, from: endpoint))
    }
    table.row("time", seconds.milliseconds)
    try output.write(table.text)
    try output.flush()
    await endpoint.client.shutDown()
    let status = sender.status.combined(with: run.inputStatus)
    return run.rejectedCount > 0 || report.hasFailed ? status.combined(with: .findings) : status
  }

  /// Reads an encounter from the server and says what was read.
  private static func readBack(_ path: String, from endpoint: DeliveryEndpoint) async throws
    -> String
  {
    let segments = path.split(separator: "/").map(String.init)
    do throws(DeliveryFailure) {
      let response = try await endpoint.send(.get, path: segments)
      guard response.status == 200, let document = try? JSONDocument(response.body),
        let version = document.value["meta"]?["versionId"]?.string
      else { return "\(path): HTTP \(response.status)" }
      let outcome = Validator(definitions: .usCore(.v610)).validate(document)
      return "\(path), version \(version), \(outcome.isValid ? "valid" : "not valid")"
    } catch {
      throw Failure(.unavailable, "\(path) cannot be read back: \(error)")
    }
  }
}

extension OutgoingBundle {
  /// `Encounter/<id>` where the bundle writes one.
  fileprivate var encounterPath: String? {
    SentBundle(bytes).requests.lazy.compactMap(\.target).first { $0.hasPrefix("Encounter/") }
  }
}
