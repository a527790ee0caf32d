import ArgumentParser

/// Which findings are known already.
struct TriageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Accepted findings, as YAML or JSON: each with rule, path, reason and, if it is for a time, expires.",
      valueName: "file"))
  var suppressions: String?

  @Option(
    help: ArgumentHelp(
      "The findings of an earlier run, which are not shown again.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Write the baseline from what is found now.")
  var updateBaseline = false

  func validate() throws {
    if updateBaseline, baseline == nil {
      throw ValidationError("--update-baseline needs --baseline, the file to write")
    }
  }
}
