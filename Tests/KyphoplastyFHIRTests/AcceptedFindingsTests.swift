import FHIRDefinitionsR4
import FHIRValidation
import FHIRModel
import Kyphoplasty
import TestSupport
import Testing

@testable import KyphoplastyFHIR

/// What is accepted occurs in the samples, and nothing else is left to warn of.
@Suite struct AcceptedFindingsTests {
  @Test func eachIsOfUseAndNoneIsMissing() throws {
    var suppressions = Suppressions(AcceptedFindings.all, today: "")
    for version in Kyphoplasty.USCoreVersion.allCases {
      let validator = Validator(definitions: .kyphoplasty(version))
      let mapper = EncounterMapper(site: Site(usCore: version), secret: .demonstration)
      for record in try Self.records() {
        for bundle in [mapper.directoryBundle(for: record), mapper.bundle(for: record)] {
          let left = suppressions.apply(to: validator.validate(bundle.json()))
          #expect(left.showing(atLeast: .warning).findings.map(\.description) == [])
        }
      }
    }
    #expect(suppressions.remarks.findings.map(\.message) == [])
  }

  /// The samples, and some of a cohort, which has what no sample has.
  private static func records() throws -> [KyphoplastyEncounter] {
    let samples = try Samples.stories().map { story in
      var reader = try EncounterReader(path: Samples.path(of: story))
      return try #require(try reader.next()?.encounter)
    }
    return try samples + (0..<70).map { try SyntheticCohort(seed: 7).encounter(at: $0) }
  }

  @Test func eachHasAReason() {
    #expect(AcceptedFindings.all.allSatisfy { $0.reason.count > 20 })
  }
}
