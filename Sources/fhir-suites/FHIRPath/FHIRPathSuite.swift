import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation
import LosslessJSON

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

  func run() throws {
    let json = try JSONDocument(try SuiteFile.bytes(of: tests))
    let list = json.member("tests", of: json.root) ?? json.root
    let folder = inputs
    var runner = FHIRPathRunner(definitions: .r4) { try SuiteFile.bytes(of: folder + "/" + $0) }
    var count = 0
    var passed = 0
    for node in json.elements(of: list) {
      guard let test = FHIRPathCase(json, node), ids.isEmpty || ids.contains(test.id) else {
        continue
      }
      count += 1
      let verdict = runner.run(test)
      if verdict.hasPassed {
        passed += 1
        if !failures { print("pass \(verdict.id)") }
      } else {
        print("FAIL \(verdict.id): \(test.expression.oneLine)")
        print("     expected: \(verdict.expected.oneLine)")
        print("     actual:   \(verdict.actual.oneLine)")
      }
    }
    print("\(passed) of \(count) passed")
  }
}

extension String {
  /// With blanks where lines break.
  fileprivate var oneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
