import TestSupport
import Testing

@testable import fhir_suites

@Suite("Snapshots that are made again")
struct SnapshotSuiteTests {
  @Test(
    "Of the elements that US Core publishes, 99 in 100 are made again the same",
    .enabled(if: try SharedFolder.isPresent), arguments: ["6.1.0", "7.0.0", "8.0.0"])
  func usCore(_ version: String) throws {
    let folder = try #require(try SharedFolder.path)
    let comparison = try SnapshotSuite.comparison(
      at: folder + "/packages/hl7.fhir.us.core-\(version).tgz")
    #expect(comparison.structures > 50 && comparison.share >= 0.99, "\(comparison.share)")
    // It comes from a profile of another package.
    #expect(comparison.withoutBase.count == 1)
  }

  @Test(
    "The examples of US Core have the same findings with snapshots that are made again",
    .enabled(if: try SharedFolder.isPresent), arguments: ["6.1.0", "8.0.0"])
  func findings(_ version: String) async throws {
    let folder = try #require(try SharedFolder.path)
    let examples = [
      "examples", "--level", "information", folder + "/packages/hl7.fhir.us.core-\(version).tgz",
    ]
    let published = try await SuiteProgram.run(examples)
    let made = try await SuiteProgram.run(examples + ["--made-snapshots"])
    #expect(published.status == 0 && made.status == 0 && !published.lines.isEmpty)
    let isSame = published.output == made.output
    #expect(isSame, "\(published.lines.count) and \(made.lines.count) findings")
  }
}
