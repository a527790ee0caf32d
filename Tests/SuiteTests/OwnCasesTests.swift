import LosslessJSON
import TestSupport
import Testing

/// Cases in the form of the official ones, each about one rule that is broken or kept: `Cases/manifest.json` lists them with
/// the errors that they must have, and no others.
@Suite struct OwnCasesTests {
  @Test func everyCaseHasTheErrorsThatItIsAbout() async throws {
    let manifest = PackageFolder.root + "/Tests/SuiteTests/Cases/manifest.json"
    var expected: [String: [String]] = [:]
    let document = try JSONDocument(try PackageFolder.bytes(of: manifest))
    for entry in try #require(document.value["cases"]).elements {
      for run in try #require(entry["runs"]).elements {
        let errors = try #require(run["errors"]).elements.compactMap(\.string)
        expected["\(entry["name"]?.string ?? "") \(run["mode"]?.string ?? "")"] = errors.sorted()
      }
    }
    #expect(expected.count >= 60)

    let result = try await SuiteProgram.run(["validator", manifest])

    #expect(result.status == 0)
    #expect(result.lines.count == expected.count)
    for line in result.lines {
      let json = try JSONDocument(line).value
      let run = "\(json["name"]?.string ?? "") \(json["mode"]?.string ?? "")"
      #expect(errors(of: json) == expected[run], "\(run)")
    }
  }

  /// The errors of an answer, as `rule path`.
  private func errors(of answer: JSONValue) -> [String] {
    if let crash = answer["crash"]?.string { return ["crash: \(crash)"] }
    let issues = answer["issues"].map { Array($0.elements) } ?? []
    return
      issues
      .filter { ["error", "fatal"].contains($0["severity"]?.string) }
      .map { "\($0["rule"]?.string ?? "") \($0["path"]?.string ?? "")" }
      .sorted()
  }
}
