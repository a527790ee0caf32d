import ArgumentParser
import FHIRValidation

/// How the findings on records are told, and how much they matter.
struct FindingOptions: ParsableArguments {
  @Option(help: "How findings are written to stderr: text or jsonl.")
  var format = FindingFormat.text

  @Option(help: "The least severity that is shown: information, warning, error or fatal.")
  var level = Severity.information

  @Option(help: "The least severity that fails: information, warning, error, fatal or never.")
  var failOn = FailureThreshold.error

  @Flag(help: "Show the values that findings are about; they may be a patient's.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  /// How much is said.
  var talk: Talk { Talk(isQuiet: quiet) }

  /// What writes the findings of a run.
  func report() -> FindingReport {
    FindingReport(format: format, level: level, failOn: failOn, talk: talk)
  }
}
