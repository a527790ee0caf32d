import ArgumentParser
import Foundation
import Kyphoplasty
import KyphoplastyFHIR

/// Turns records into bundles.
struct Map: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turns records into checked FHIR transaction bundles.",
    discussion: """
      Writes one bundle a line (NDJSON) to stdout, or with --out a file each into a folder. What encounters share \
      (organizations, practitioners, locations) stands in a bundle of its own before the first encounter that names it. \
      Findings go to stderr with the place in the input that caused them; a record with an error goes to the rejects \
      folder in the form it came in, and the others go on.

        kypho map Samples > bundles.ndjson
        kypho map records.ndjson --out bundles/
        kypho map export/ --mapping export/mapping.yaml
        gzip -dc records.ndjson.gz | kypho map - | kypho validate -

      Ends with 1 where records were rejected or a finding is at least as bad as --fail-on says.
      """)

  @OptionGroup var records: RecordOptions
  @OptionGroup var site: SiteOptions

  @Option(
    help: ArgumentHelp("Write a file for each bundle into this folder.", valueName: "folder"))
  var out: String?

  func run() async throws {
    let talk = records.findings.talk
    let settings = try await Settings.load(file: site.config, flags: site.flags)
    let secret = try settings.secret(sayingWhere: talk)
    let rejects = records.rejectsFolder
    let report = records.findings.report()
    let progress = Progress("records", talk: talk)
    let run = RecordRun(
      try records.source(settings),
      mapper: EncounterMapper(site: try settings.site(usCore: site.usCore), secret: secret),
      rejects: rejects, report: report, progress: progress, rules: try settings.rules())

    var output = try JSONOutput(folder: out)
    while let encounter = try run.next() {
      if let directory = encounter.directory { try output.write(directory, isDirectory: true) }
      if let bundle = encounter.bundle { try output.write(bundle) }
    }
    try output.finish()
    progress.finish()
    talk.note(run.summary)
    if let path = rejects.path {
      talk.error("\(rejects.count) rejected record\(rejects.count == 1 ? "" : "s") in \(path)")
    }
    let status: ExitStatus = run.rejectedCount > 0 || report.hasFailed ? .findings : .clean
    try status.combined(with: run.inputStatus).exit()
  }
}

extension RecordRun {
  /// `16 records, 17 bundles, 812 resources`.
  var summary: String {
    "\(recordCount) record\(recordCount == 1 ? "" : "s"), \(bundleCount) bundles, "
      + "\(resourceCount) resources"
      + (rejectedCount > 0 ? ", \(rejectedCount) rejected" : "")
  }
}
