import ArgumentParser
import Foundation

/// Runs a suite of validation.
struct ValidatorSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validator",
    abstract: "Validates the documents of a manifest, each as its case asks.",
    discussion: """
      Writes a JSON object a line for each run: name, mode, issues (severity, code, path, rule, line, message) and ms; \
      or crash, with the reason, where the validator did not survive the document.

        fhir-suites validator manifest.json --module bundle --module references > results.jsonl
      """)

  @Argument(help: "The manifest; the folders of the cases lie beside it.")
  var manifest: String

  @Option(name: .customLong("case"), help: "Run only the case of this name; may be repeated.")
  var names: [String] = []

  @Option(name: .customLong("module"), help: "Run only the cases of this module; may be repeated.")
  var modules: [String] = []

  @OptionGroup var workers: WorkerOptions

  func run() throws {
    let suite = try SuiteManifest(path: manifest)
    if workers.isWorker { return serve(suite) }
    let tasks = suite.tasks(names: names, modules: modules)
    let output = FileHandle.standardOutput
    let pool = WorkerPool(
      tasks, arguments: ["validator", manifest, "--worker"], patience: workers.patience,
      describe: { "\($0.index) \($0.mode)" }, failure: ResultLine.failure,
      write: { try? output.write(contentsOf: Data($0)) })
    pool.run(jobs: workers.jobs)
  }

  /// Takes tasks from standard input until it ends.
  private func serve(_ suite: SuiteManifest) {
    let runner = CaseRunner(manifest: suite)
    while let line = readLine() {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2, let index = Int(words[0]), suite.cases.indices.contains(index)
      else { continue }
      let task = SuiteManifest.Task(
        index: index, name: suite.cases[index].name, mode: String(words[1]))
      try? FileHandle.standardOutput.write(contentsOf: Data(runner.line(for: task)))
    }
  }
}
