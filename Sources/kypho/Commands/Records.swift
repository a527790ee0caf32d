import ArgumentParser
import FHIRValidation
import Kyphoplasty

/// Reads bundles back into records.
struct Records: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads FHIR bundles of encounters back into records.",
    discussion: """
      Takes the bundles that 'kypho map' writes, and those of others as far as they say what they mean by the same codes: \
      an augmentation by CPT or ICD-10-PCS, a fracture by ICD-10-CM or SNOMED CT and its place, and so on. Writes one \
      record a line (NDJSON) to stdout, or with --out a file each into a folder. What 'kypho map' wrote comes back as it \
      went in, byte for byte in canonical form.

      Bundles of organizations, places and clinicians give no record. They are kept for the encounters that come after \
      them in the same input, in a folder those first whose names begin with 'directory'. Without them a record has of \
      its facility and its clinicians what the encounter's own references say, and a finding says so.

      Findings go to stderr with the line and the element. What no field of a record holds is counted, and with \
      --verbose named one by one. The other bundles are read all the same.

        kypho map Samples | kypho records - > records.ndjson
        kypho records bundles/ --out records/
        kypho records foreign.json --verbose

      Ends with 1 where a bundle gave no record or a finding is at least as bad as --fail-on says.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "bundle"))
  var bundles: [String]

  @Option(
    help: ArgumentHelp("Write a file for each record into this folder.", valueName: "folder"))
  var out: String?

  @Option(help: "How findings are written to stderr: text or jsonl.")
  var format = FindingFormat.text

  @Option(help: "The least severity that is shown: information, warning, error or fatal.")
  var level = Severity.information

  @Option(help: "The least severity that fails: information, warning, error, fatal or never.")
  var failOn = FailureThreshold.error

  @Flag(help: "Name each resource and each element that no field of a record holds.")
  var verbose = false

  @Flag(help: "Show the values that findings are about; they may be a patient's.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if bundles.isEmpty { throw ValidationError("name a file, a folder, or - for standard input") }
  }

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    let report = FindingReport(format: format, level: level, failOn: failOn, talk: talk)
    let progress = Progress("bundles", talk: talk)
    var options = BundleReader.Options()
    options.showValues = showValues
    options.namesUnused = verbose
    options.rules = try await Settings.load(file: nil).rules()
    var run = BundleRecords(
      try BundleRecords.files(bundles), options: options, report: report, progress: progress)
    var output = try RecordOutput(folder: out)
    while let record = try run.next() { try output.write(record) }
    try output.finish()
    progress.finish()
    talk.note(run.summary)
    let status: ExitStatus = run.failedCount > 0 || report.hasFailed ? .findings : .clean
    try status.combined(with: run.inputStatus).exit()
  }
}
