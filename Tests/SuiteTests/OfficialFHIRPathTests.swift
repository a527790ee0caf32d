import Foundation
import TestSupport
import Testing

/// The official tests of FHIRPath: each expression has to come to what the suite says.
@Suite struct OfficialFHIRPathTests {
  @Test(.enabled(if: try SharedFolder.isPresent))
  func everyExpressionComesToWhatTheSuiteSays() async throws {
    let folder = try #require(try SharedFolder.path) + "/corpora/fhirpath"

    let result = try await SuiteProgram.run([
      "fhirpath", folder + "/tests.json", "--inputs", folder + "/inputs",
    ])

    #expect(result.status == 0)
    let lines = result.lines.map { String(decoding: $0, as: UTF8.self) }
    var runs: Set<String> = []
    var failures: [String: String] = [:]
    for line in lines {
      if line.hasPrefix("pass ") {
        runs.insert(String(line.dropFirst(5)))
      } else if line.hasPrefix("FAIL ") {
        let words = line.dropFirst(5).split(separator: ":", maxSplits: 1)
        let id = String(words.first ?? "")
        runs.insert(id)
        failures[id] = String(words.last ?? "")
      }
    }
    #expect(lines.last == "\(runs.count - failures.count) of \(runs.count) passed")
    #expect(!runs.isEmpty)
    print("official FHIRPath tests: \(lines.last ?? "no result")")
    try KnownFailures("fhirpath.txt").check(failures, among: runs)
  }
}
