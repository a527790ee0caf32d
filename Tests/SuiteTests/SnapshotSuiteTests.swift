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
}
