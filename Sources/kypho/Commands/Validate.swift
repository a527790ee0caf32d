import ArgumentParser
import FHIRDefinitionsR4
import FHIRValidation

/// Checks FHIR.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks FHIR R4 in JSON, offline.",
    discussion: """
      Takes files, folders (all .json, .ndjson and .jsonl in them) and - for standard input; .ndjson, .jsonl and \
      standard input may have a document on each line. Findings go to stdout, the summary to stderr. Values of \
      strings, numbers and dates are masked in the source line, because they may be a patient's.

        kypho validate bundle.json
        kypho validate exports/ --format jsonl > findings.jsonl
        kypho map records.ndjson | kypho validate -

      Ends with 1 where a finding is at least as bad as --fail-on says, and with 65 where a file cannot be read.
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "How findings are written: text, json, jsonl or operationoutcome.")
  var format = OutputFormat.text

  @Option(help: "The least severity that is shown: information, warning, error or fatal.")
  var level = Severity.information

  @Option(help: "The least severity that fails: information, warning, error, fatal or never.")
  var failOn = FailureThreshold.error

  @Option(help: "How many findings of one document are shown.")
  var maximumFindings = 1000

  @Flag(help: "Show the values in source lines; they may be a patient's.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Say nothing but findings and errors.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file, a folder, or - for standard input") }
    if maximumFindings < 1 { throw ValidationError("--maximum-findings must be at least 1") }
  }

  func run() throws {
    let talk = Talk(isQuiet: quiet)
    let validator = Validator(
      definitions: .r4, options: ValidationOptions(maximumFindings: maximumFindings))
    var output = ByteOutput.standard()
    var renderer = format.renderer(showValues: showValues)
    var tally = FindingTally()
    var status = ExitStatus.clean
    let progress = Progress("documents", talk: talk)
    try output.write(renderer.begin())
    func note(_ failure: Failure) {
      talk.error(failure.description)
      status = status.combined(with: failure.status)
    }
    for file in try DocumentFile.expand(files, orReport: note) {
      do {
        let source = try DocumentSource(file)
        while let document = try source.next() {
          let outcome = validator.validate(document.bytes, firstLine: document.firstLine)
          tally.add(outcome)
          if failOn.fails(outcome) { status = status.combined(with: .findings) }
          try output.write(renderer.render(outcome.showing(atLeast: level), file: file.name))
          progress.show(tally.documents)
        }
      } catch let failure as Failure where failure.status == .unreadable {
        note(failure)
      }
    }
    try output.write(renderer.end())
    try output.flush()
    progress.finish()
    talk.note(tally.summary)
    try status.exit()
  }
}

/// From which severity on a finding makes the program fail.
enum FailureThreshold: String, ExpressibleByArgument, CaseIterable {
  case information, warning, error, fatal, never

  func fails(_ outcome: Outcome) -> Bool { outcome.findings.contains { fails($0.severity) } }

  func fails(_ severity: Severity) -> Bool {
    Severity(rawValue: rawValue).map { severity >= $0 } ?? false
  }
}

/// What all documents of a run together showed.
struct FindingTally {
  private(set) var documents = 0
  private var valid = 0
  private var counts: [Severity: Int] = [:]

  mutating func add(_ outcome: Outcome) {
    documents += 1
    if outcome.isValid { valid += 1 }
    for finding in outcome.findings { counts[finding.severity, default: 0] += 1 }
  }

  /// `3 documents, 2 valid; 1 error, 4 warnings`.
  var summary: String {
    let found = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = counts[severity] else { return nil }
      let isCounted = severity == .error || severity == .warning
      return "\(count) \(severity.rawValue)\(isCounted && count != 1 ? "s" : "")"
    }
    return "\(documents) document\(documents == 1 ? "" : "s"), \(valid) valid; "
      + (found.isEmpty ? "nothing found" : found.joined(separator: ", "))
  }
}
