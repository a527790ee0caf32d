import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation
import LosslessJSON
import Synchronization

/// Runs a suite of FHIRPath.
struct FHIRPathSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fhirpath",
    abstract: "Evaluates the expressions of a suite and compares what they come to.",
    discussion: """
      Writes a line for each test, with what was expected and what came where it failed, and at the end how many passed.

        fhir-suites fhirpath tests.json --inputs inputs
      """)

  @Argument(help: "The tests: a JSON file.")
  var tests: String

  @Option(help: "The folder of the files that expressions are evaluated on.")
  var inputs: String

  @Option(name: .customLong("test"), help: "Run only the test of this id; may be repeated.")
  var ids: [String] = []

  @Flag(help: "Write failures only.")
  var failures = false

  @OptionGroup var workers: WorkerOptions

  func run() throws {
    let cases = try FHIRPathCase.all(in: try SuiteFile.bytes(of: tests))
    if workers.isWorker { return serve(cases) }
    let tasks = cases.indices.filter { ids.isEmpty || ids.contains(cases[$0].id) }
    let passed = Mutex(0)
    let showsPasses = !failures
    let pool = WorkerPool(
      tasks, arguments: ["fhirpath", tests, "--inputs", inputs, "--worker"],
      patience: workers.patience,
      describe: { "\($0)" },
      failure: { task, reason in
        Array(FHIRPathReport.line(ofCrash: reason, in: cases[task]).utf8)
      },
      write: { line in
        let text = String(decoding: line, as: UTF8.self)
        if FHIRPathReport.hasPassed(text) { passed.withLock { $0 += 1 } }
        if showsPasses || !FHIRPathReport.hasPassed(text) {
          print(FHIRPathReport.lines(of: text), terminator: "")
        }
      })
    pool.run(jobs: workers.jobs)
    print("\(passed.withLock { $0 }) of \(tasks.count) passed")
  }

  /// Takes the numbers of tests from standard input until it ends.
  private func serve(_ cases: [FHIRPathCase]) {
    let folder = inputs
    var runner = FHIRPathRunner(definitions: .r4) { try SuiteFile.bytes(of: folder + "/" + $0) }
    while let line = readLine() {
      guard let index = Int(line), cases.indices.contains(index) else { continue }
      let answer = FHIRPathReport.line(of: runner.run(cases[index]), cases[index])
      try? FileHandle.standardOutput.write(contentsOf: Data(answer.utf8))
    }
  }
}
