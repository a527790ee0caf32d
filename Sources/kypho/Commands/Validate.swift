import ArgumentParser
import FHIRValidation
import Foundation
import KyphoplastyFHIR

/// Checks FHIR.
struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks FHIR R4 in JSON, offline.",
    discussion: """
      Takes files, folders (all .json, .ndjson and .jsonl in them), patterns with * and ** in quotation marks, and - \
      for standard input; .ndjson, .jsonl and standard input may have a document on each line. Findings go to stdout \
      in the order of the input, the summary to stderr. Values of strings, numbers and dates are masked in the source \
      line, because they may be a patient's.

        kypho validate bundle.json
        kypho validate exports/ --format jsonl > findings.jsonl
        kypho validate 'fhir/**/*.json' --format html --output findings.html
        kypho validate patient.json --package my.profiles#1.0.0 --profile URL
        kypho map records.ndjson | kypho validate -

      Ends with 1 where a finding is at least as bad as --fail-on says, and with 65 where a file cannot be read.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "OUTPUT")
  var output: FindingOutputOptions

  @OptionGroup(title: "DEFINITIONS")
  var definitions: DefinitionOptions

  @OptionGroup(title: "CHECKS")
  var checks: CheckOptions

  @OptionGroup(title: "KNOWN FINDINGS")
  var triage: TriageOptions

  @Flag(help: "Go on, and check each file again that is changed; Ctrl-C ends it.")
  var watch = false

  @Option(
    help: ArgumentHelp(
      "How many documents are checked at a time. (default: one for each core)", valueName: "number"),
    transform: NumberArgument.whole(1...1024))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(name: .shortAndLong, help: "Say nothing but findings and errors.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file, a folder, or - for standard input") }
    if watch, files.contains("-") {
      throw ValidationError("--watch needs files: standard input can be read only once")
    }
    if watch, triage.updateBaseline {
      throw ValidationError("--update-baseline is for one run, without --watch")
    }
  }

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    let settings = try await checks.settings()
    let rules = checks.noClinicalRules ? nil : try settings.rules()
    let canonical = try settings.canonical()
    var unread: [Failure] = []
    let resolver = try checks.resolver { unread.append($0) }
    let validator = ClinicalValidator(
      Validator(
        definitions: try await definitions.load(under: canonical, talk: talk),
        options: checks.options(for: definitions), resolver: resolver),
      rules: rules, checksCodes: !checks.noTerminology, canonical: canonical)
    let triage = try Triage(triage)
    var run = ValidationRun(
      validator: validator, jobs: jobs, output: output, triage: triage, talk: talk)
    for failure in unread { run.note(failure) }
    if watch { Interruption.watch() }
    var files = FileWatch(files)
    try await run.check(try files.all(orReport: { run.note($0) }), isWhole: true)
    while watch, let changed = await files.changes() {
      try await run.check(changed, isWhole: false)
    }
    try run.status.exit()
  }
}
