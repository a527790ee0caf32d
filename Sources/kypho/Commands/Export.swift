import ArgumentParser
import FHIRDefinitions
import FHIRDelivery
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR

/// Takes records the whole road.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Maps records, checks the bundles, and delivers them to a FHIR server.",
    discussion: """
      Every bundle that is fit is queued on disk before it is sent, and what the server answered is on disk before it is \
      told: whatever ends the program, the next run goes on where this one was, and nothing is lost or doubled. A record \
      whose content was queued before is not sent again; one that has changed is, and takes back what it no longer \
      makes. Records with errors go to the rejects folder, and so does a list of what the server refused.

        kypho export records.ndjson --server https://fhir.example.org/r4
        kypho export export/ --mapping export/mapping.yaml --config kypho.yaml --summary run.json
        kypho export records.ndjson --queue-only && kypho outbox send
        kypho outbox status

      Ends with 0 when all was delivered, 1 where records were rejected or refused, 69 where the server was not there, \
      75 where something is kept for the next run, 77 where the server or its authorisation refuses, 78 where a setting \
      is wrong.
      """)

  @OptionGroup var records: RecordOptions
  @OptionGroup var site: SiteOptions
  @OptionGroup var server: ServerOptions
  @OptionGroup var outbox: OutboxOptions
  @OptionGroup var reports: ReportOptions

  @Flag(help: "Queue what is fit, and send nothing.")
  var queueOnly = false

  @Flag(help: "Send records again whose content has not changed.")
  var resend = false

  @Flag(help: "Map and check, and neither queue nor send.")
  var dryRun = false

  func run() async throws {
    let talk = records.findings.talk
    try await RunReport.around("export", reports) { report in
      let flags = [site.flags, server.flags, outbox.flags, reports.flags]
        .reduce([:]) { $0.merging($1) { $1 } }
      let settings = try await Settings.load(file: site.config, flags: flags)
      try report.take(settings)
      return try await run(settings, report, talk)
    }
  }

  private func run(
    _ settings: Settings, _ report: RunReport, _ talk: Talk
  ) async throws -> ExitStatus {
    let endpoint = try settings.endpoint()
    let secret = try settings.secret(for: endpoint.server, talk: talk)
    let rejects = records.rejectsFolder
    let findings = records.findings.report()
    let run = try recordRun(settings, secret, rejects, findings)
    var status: ExitStatus
    if dryRun {
      status = try run.checkAll(talk)
    } else {
      status = try await deliver(run, secret, to: endpoint, settings, rejects, report, talk)
    }
    if run.rejectedCount > 0 || findings.hasFailed { status = status.combined(with: .findings) }
    return status
  }

  private func recordRun(
    _ settings: Settings, _ secret: SiteSecret, _ rejects: RejectsFolder,
    _ findings: FindingReport
  ) throws -> RecordRun {
    RecordRun(
      try records.source(settings),
      mapper: EncounterMapper(site: try settings.site(usCore: site.usCore), secret: secret),
      rejects: rejects, report: findings,
      progress: Progress(
        "records", talk: Talk(isQuiet: !dryRun && !queueOnly || records.findings.quiet)),
      rules: try settings.rules())
  }

  private func deliver(
    _ run: RecordRun, _ secret: SiteSecret, to endpoint: DeliveryEndpoint, _ settings: Settings,
    _ rejects: RejectsFolder, _ report: RunReport, _ talk: Talk
  ) async throws -> ExitStatus {
    let partitions = PartitionNames(
      site: try settings.site(usCore: site.usCore), secret: secret)
    let opened = try await settings.openOutbox(
      for: endpoint.server.description, secretFingerprint: secret.fingerprint)
    let sending = try await OutboxRun(opened, to: endpoint, settings: settings, talk: talk)
    let queue = EncounterQueue(
      store: opened.store, partitions: partitions,
      validator: Validator(definitions: .kyphoplasty(site.usCore)),
      producer: "kypho \(Kypho.version)", isResending: resend)
    let feed = EncounterFeed(run, into: queue)
    let result = try await sending.carryOut(queueOnly: queueOnly, report) {
      try await feed.run(sending, report)
    }
    await endpoint.client.shutDown()

    talk.note(run.summary)
    feed.say(talk)
    try await keep(Refusals(result.refused, in: opened.store), of: run, in: rejects, settings)
    result.say(talk, outbox: opened.store.name, report)
    if let path = rejects.path {
      report.summary.files["rejects"] = path
      if rejects.count > 0 {
        talk.error(
          "\(rejects.count) record\(rejects.count == 1 ? "" : "s") that did not arrive in \(path)")
      }
    }
    return result.exitStatus.combined(with: run.inputStatus)
  }

  /// Keeps the records that the server refused, in the form they came in.
  private func keep(
    _ refusals: Refusals, of run: RecordRun, in rejects: RejectsFolder, _ settings: Settings
  ) async throws {
    try await refusals.report(to: rejects, records.findings.talk) { items in
      // Standard input can be read once only; the bundles are in the outbox.
      guard records.input.input != "-" else { return }
      try run.keep(recordsOf: items, from: records.source(settings))
    }
  }
}

extension RecordRun {
  /// Maps and checks all, for a run that goes no further.
  fileprivate func checkAll(_ talk: Talk) throws -> ExitStatus {
    while try next() != nil {}
    talk.note("\(summary); nothing was queued or sent")
    return inputStatus
  }
}
