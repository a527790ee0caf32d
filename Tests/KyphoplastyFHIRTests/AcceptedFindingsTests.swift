import FHIRDefinitionsR4
import FHIRValidation
import TestSupport
import Testing

@testable import KyphoplastyFHIR

/// What is accepted occurs in the samples, and nothing else is left to warn of.
@Suite struct AcceptedFindingsTests {
  @Test func eachIsOfUseAndNoneIsMissing() throws {
    let validator = Validator(definitions: .usCore(.v610))
    var suppressions = Suppressions(AcceptedFindings.all, today: "")
    for story in try Samples.stories() {
      let prepared = try Samples.prepared(story)
      for bundle in [prepared.directory, prepared.bundle].compactMap(\.self) {
        let left = suppressions.apply(to: validator.validate(bundle.bytes))
        #expect(left.showing(atLeast: .warning).findings.map(\.description) == [])
      }
    }
    #expect(suppressions.remarks.findings.map(\.message) == [])
  }

  @Test func eachHasAReason() {
    #expect(AcceptedFindings.all.allSatisfy { $0.reason.count > 20 })
    #expect(AcceptedFindings.all.count == 7)
  }
}
