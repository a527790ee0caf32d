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

      Each encounter with an augmentation gives a record, of what names it and its patient. What could be of several \
      encounters is not guessed, and named. Whoever claims our profiles must have recorded what a record asks for; the \
      record of a bundle of others may lack fields, and each is named by a warning [record.bundle-lacks]. 'kypho map' \
      asks for them.

      Findings go to stderr with the line and the element. What no field of a record holds is counted, and with \
      --verbose named one by one. The other bundles are read all the same.

        kypho map Samples | kypho records - > records.ndjson
        kypho records bundles/ --out records/
        kypho records foreign.json --verbose

      Ends with 1 where a document or an encounter gave no record, or a finding is at least as bad as --fail-on says: by \
      default an error. A record that lacks fields is written all the same; with --fail-on warning it ends with 1.
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
      "The configuration, whose 'rules' and site.canonical count; kypho.yaml here where it is there.",
      valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The base under which the bundles claim our profiles, where it is another and they do not show it.",
      valueName: "url"))
  var canonical: String?

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
    var flags: [Setting: String] = [:]
    flags[.siteCanonical] = canonical
    let settings = try await Settings.load(file: config, flags: flags)
    options.rules = try settings.rules()
    options.canonical = try settings.canonical()
    var run = BundleRecords(
      try BundleRecords.files(bundles), options: options, report: report, progress: progress)
    var output = try JSONOutput(folder: out)
    while let record = try run.next() {
      let name = record.key.isEmpty ? "record-\(run.recordCount)" : String.fileName(of: record.key)
      try output.write(record.json(), as: name + ".json")
    }
    try output.finish()
    progress.finish()
    talk.note(run.summary)
    let status: ExitStatus = run.hasFailed || report.hasFailed ? .findings : .clean
    try status.combined(with: run.inputStatus).exit()
  }
}
