import ArgumentParser

/// How the commands that send tell their end.
struct EndingOptions: ParsableArguments {
  @Option(
    help: "How the end is told: text (to standard error), or json: the summary on standard output.")
  var format = ReportFormat.text
}
