import ArgumentParser
import FHIRValidation

/// How findings are written, and which of them matter.
struct FindingOutputOptions: ParsableArguments {
  @Option(
    help: """
      How findings are written: text, concise, json, jsonl, operationoutcome, sarif, junit, github, csv or html.
      """)
  var format = OutputFormat.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the findings to a file instead of stdout.", valueName: "file"))
  var output: String?

  @Option(help: "The least severity that is shown: information, warning, error or fatal.")
  var level = Severity.information

  @Option(help: "The least severity that fails: information, warning, error, fatal or never.")
  var failOn = FailureThreshold.error

  @Flag(help: "Show the values in source lines; they may be a patient's.")
  var showValues = false

  /// A renderer for one run.
  var renderer: any OutcomeRenderer {
    format.renderer(
      showValues: showValues,
      tool: RenderingTool(
        name: "kypho", version: Kypho.version, ownCanonical: "http://example.org/fhir/kyphoplasty/")
    )
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
