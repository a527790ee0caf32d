import ArgumentParser
import FHIRDelivery
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR

/// Posts bundles.
struct Post: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Delivers bundles to a FHIR server; each is checked first.",
    discussion: """
      Takes transaction and batch bundles: files, folders, NDJSON, or - for standard input. A bundle with an error is not \
      sent, and goes to the rejects folder. All others are queued on disk before they are sent, as 'kypho export' does it; \
      the same bundle is sent once, unless --resend asks for it. A bundle counts as delivered only when the answer says so \
      for every entry.

        kypho post bundles.ndjson --server https://fhir.example.org/r4
        kypho map records.ndjson | kypho post - --server http://localhost:8080/fhir

      Ends as 'kypho export' does.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var server: ServerOptions
  @OptionGroup var outbox: OutboxOptions
  @OptionGroup var reports: ReportOptions
  @OptionGroup var ending: EndingOptions

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Option(help: "The version of US Core that the bundles follow: 6.1.0, 7.0.0 or 8.0.0.")
  var usCore = USCoreVersion.v6_1_0

  @Option(help: ArgumentHelp("Where bundles go that were not delivered.", valueName: "folder"))
  var rejects: String?

  @Flag(help: "Queue what is fit, and send nothing.")
  var queueOnly = false

  @Flag(help: "Send bundles again that were queued before.")
  var resend = false

  @Flag(help: "Show the values in source lines; they may be a patient's.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file, a folder, or - for standard input") }
  }

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    try await RunReport.around("post", reports, ending.format) { report in
      let flags = [server.flags, outbox.flags, reports.flags]
        .reduce([:]) { $0.merging($1) { $1 } }
      let settings = try await Settings.load(file: config, flags: flags)
      try report.take(settings)
      return try await run(settings, report, talk)
    }
  }

  private func run(
    _ settings: Settings, _ report: RunReport, _ talk: Talk
  ) async throws -> ExitStatus {
    let endpoint = try settings.endpoint()
    let secret = try settings.siteSecret()
    let documents = BundleFiles(
      try DocumentFile.expand(files), usCore: usCore,
      renderer: TextRenderer(showValues: showValues))
    let kept = RejectsFolder(rejects, input: files.count == 1 ? files[0] : "bundles")
    let opened = try await settings.openOutbox(
      for: endpoint.server.description, secretFingerprint: secret?.fingerprint)
    let sending = try await OutboxRun(opened, to: endpoint, settings: settings, talk: talk)
    let feed = BundleFeed(
      documents,
      BundleQueue(
        partitions: PartitionNames(
          site: try settings.site(usCore: usCore), secret: secret ?? .demonstration),
        producer: "kypho \(Kypho.version)"),
      into: opened.store, resending: resend, rejects: kept)
    let result = try await sending.carryOut(queueOnly: queueOnly, report) {
      try await feed.run(sending, report)
    }
    await endpoint.client.shutDown()

    talk.note(
      "\(documents.count) bundle\(documents.count == 1 ? "" : "s"), \(documents.unfitCount) with errors"
    )
    if feed.unchangedCount > 0 {
      talk.note("\(feed.unchangedCount) queued before, and not sent again (--resend sends them)")
    }
    try await Refusals(result.refused, in: opened.store).report(to: kept, talk) { items in
      for item in items { try await feed.keep(item) }
    }
    result.say(talk, outbox: opened.store.name, report)
    if let path = kept.path {
      report.summary.files["rejects"] = path
      if kept.count > 0 { talk.error("\(kept.count) not delivered, kept in \(path)") }
    }
    let status = documents.unfitCount > 0 ? ExitStatus.findings : .clean
    return status.combined(with: documents.inputStatus).combined(with: result.exitStatus)
  }
}
