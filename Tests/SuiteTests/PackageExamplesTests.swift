import LosslessJSON
import TestSupport
import Testing

/// The examples that the US Core packages ship are valid, but for those whose faults are theirs.
@Suite struct PackageExamplesTests {
  @Test(.enabled(if: try SharedFolder.isPresent))
  func everyErrorInAnExampleIsKnown() async throws {
    let folder = try #require(try SharedFolder.path) + "/packages"
    let packages = ["6.1.0", "7.0.0", "8.0.0"].map { "\(folder)/hl7.fhir.us.core-\($0).tgz" }

    let result = try await SuiteProgram.run(["examples", "--level", "error"] + packages)

    #expect(result.status == 0)
    var failures: [String: String] = [:]
    for line in result.lines {
      let json = try JSONDocument(line).value
      let parts = ["package", "file", "rule", "path"].map { json[$0]?.string ?? "" }
      failures[parts.joined(separator: " ")] = json["message"]?.string ?? ""
    }
    print("examples of US Core: \(failures.count) errors")
    try KnownFailures("examples.txt").check(failures)
  }
}
