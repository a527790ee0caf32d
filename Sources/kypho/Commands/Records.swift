import ArgumentParser
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
      its facility and its clinicians what the encounter's own references say, and a finding says so. They hold what all \
      records of a run told: a record that left out what another one told of the same clinician comes back with it.

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

  @OptionGroup var findings: FindingOptions

  @Flag(help: "Name each resource and each element that no field of a record holds.")
  var verbose = false

  @Option(
    help: ArgumentHelp(
      "The configuration, whose section 'rules' counts; kypho.yaml here where it is there.",
      valueName: "file"))
  var config: String?

  func validate() throws {
    if bundles.isEmpty { throw ValidationError("name a file, a folder, or - for standard input") }
  }

  func run() async throws {
    let talk = findings.talk
    let report = findings.report()
    let progress = Progress("bundles", talk: talk)
    var options = BundleReader.Options()
    options.showValues = findings.showValues
    options.namesUnused = verbose
    options.rules = try await Settings.load(file: config).rules()
    var run = BundleRecords(
      try BundleRecords.files(bundles), options: options, report: report, progress: progress)
    var output = try JSONOutput(folder: out)
    while let record = try run.next() {
      try output.write(record.json(), as: .fileName(of: record.key) + ".json")
    }
    try output.finish()
    progress.finish()
    talk.note(run.summary)
    let status: ExitStatus = run.hasFailed || report.hasFailed ? .findings : .clean
    try status.combined(with: run.inputStatus).exit()
  }
}
