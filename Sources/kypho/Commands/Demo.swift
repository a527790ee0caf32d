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
        kypho demo --us-core 8.0.0
      """)

  @Option(help: ArgumentHelp("The folder with the records.", valueName: "folder"))
  var samples = "Samples"

  @Option(help: "The version of US Core to follow: 6.1.0, 7.0.0 or 8.0.0.")
  var usCore = Kyphoplasty.USCoreVersion.v6_1_0

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
      reader, mapper: EncounterMapper(site: Site(usCore: usCore), secret: .demonstration),
      rejects: rejects, report: report, progress: Progress("records", talk: talk),
      rules: .standard)
    let outbox = TemporaryFolder()
    let opened = OpenOutbox(
      try SQLiteOutbox.open(path: "\(outbox.path)/\(OutboxAddress.fileName)", mode: .writing))
    let sending = try await OutboxRun(
      opened, to: endpoint, settings: settings, talk: Talk(isQuiet: true))
    let feed = EncounterFeed(
      run,
      into: EncounterQueue(
        store: opened.store, partitions: PartitionNames(site: Site(), secret: .demonstration),
        validator: Validator(definitions: .kyphoplasty(usCore)),
        producer: "kypho \(Kypho.version)"))
    let summary = RunReport("demo")
    let result = try await sending.carryOut(summary) { try await feed.run(sending, summary) }
    let encounter = try await opened.store.encounterPath()
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
    table.row("delivered", "\(result.tally[.delivered])")
    if let encounter {
      table.row("read back", try await readBack(encounter, from: endpoint))
    }
    table.row("time", seconds.milliseconds)
    try output.write(table.text)
    try output.flush()
    await endpoint.client.shutDown()
    let status = result.exitStatus.combined(with: run.inputStatus)
    return run.rejectedCount > 0 || report.hasFailed ? status.combined(with: .findings) : status
  }

  /// Reads an encounter from the server and says what was read.
  private func readBack(_ path: String, from endpoint: DeliveryEndpoint) async throws
    -> String
  {
    let segments = path.split(separator: "/").map(String.init)
    do throws(DeliveryFailure) {
      let response = try await endpoint.send(.get, path: segments)
      guard response.status == 200, let document = try? JSONDocument(response.body),
        let version = document.value["meta"]?["versionId"]?.string
      else { return "\(path): HTTP \(response.status)" }
      let outcome = Validator(definitions: .kyphoplasty(usCore)).validate(document)
      return "\(path), version \(version), \(outcome.isValid ? "valid" : "not valid")"
    } catch {
      throw Failure(.unavailable, "\(path) cannot be read back: \(error)")
    }
  }
}

extension OutboxStore {
  /// `Encounter/<id>` of the first encounter that was delivered.
  fileprivate func encounterPath() async throws -> String? {
    for item in try await items(OutboxSelection(states: [.delivered], limit: 8)) {
      let ledger = try await ledger(ofKey: item.key)
      if let entry = ledger.first(where: { $0.effect.reference.hasPrefix("Encounter/") }) {
        return entry.effect.reference
      }
    }
    return nil
  }
}

/// A folder that is gone with the last use of it.
private final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/kypho-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
