import Foundation
import LosslessJSON
import TestSupport
import Testing

/// The official cases of validation: the verdict on each document has to be that of the reference.
@Suite struct OfficialValidatorCasesTests {
  @Test(.enabled(if: try SharedFolder.isPresent))
  func everyVerdictIsThatOfTheReference() async throws {
    let manifest = try #require(try SharedFolder.path) + "/corpora/validator/manifest.json"
    let expected = try Self.verdicts(of: manifest)

    let result = try await SuiteProgram.run(["validator", manifest, "--patience", "300"])

    #expect(result.status == 0)
    var failures = expected.mapValues { "no answer, and \($0) was expected" }
    for line in result.lines {
      let json = try JSONDocument(line).value
      let run = "\(json["name"]?.string ?? "") \(json["mode"]?.string ?? "")"
      failures[run] = Self.fault(json, expected: expected[run])
    }
    print("official validator cases: \(expected.count - failures.count) of \(expected.count) agree")
    try KnownFailures("validator.txt").check(failures, among: Set(expected.keys))
  }

  /// What is wrong with an answer; `nil` where the verdict is the expected one.
  private static func fault(_ answer: JSONValue, expected: String?) -> String? {
    if let crash = answer["crash"]?.string { return "crash: \(crash)" }
    let errors = (answer["issues"].map { Array($0.elements) } ?? []).filter {
      $0["severity"]?.string == "error" || $0["severity"]?.string == "fatal"
    }
    guard (errors.isEmpty ? "valid" : "invalid") != expected else { return nil }
    return errors.first.map { issue in
      "valid, and found \(issue["rule"]?.string ?? "") at \(issue["path"]?.string ?? "")"
    } ?? "invalid, and nothing was found"
  }

  private static func verdicts(of manifest: String) throws -> [String: String] {
    let document = try JSONDocument(try PackageFolder.bytes(of: manifest))
    var verdicts: [String: String] = [:]
    for entry in try #require(document.value["cases"]).elements {
      for run in try #require(entry["runs"]).elements {
        let name = try #require(entry["name"]?.string)
        verdicts["\(name) \(try #require(run["mode"]?.string))"] =
          try #require(run["expected_verdict"]?.string)
      }
    }
    return verdicts
  }
}
