import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Whole documents that others made: nothing is wrong with them, and nothing is invented.
@Suite(.enabled(if: try SharedFolder.isPresent))
struct SharedDocumentTests {
  @Test(arguments: [
    "Dino214_Parisian75_40d82b80-b682-cd8b-da6d-396809878641",
    "Bennett146_Swaniawski813_704c9750-f6e6-473b-ee83-fbd48e07fe3f",
  ])
  func realBundlesAreValid(_ name: String) throws {
    let outcome = validator.validate(try SharedFolder.bytes(of: "data/\(name).json"))
    let rules = Set(outcome.findings.filter { $0.severity >= .error }.map(\.description))
    #expect(rules.isEmpty)
    let known: Set<RuleID> = [
      "binding.extensible", "binding.unchecked", "code.display", "code.unchecked",
      "extension.unknown",
    ]
    #expect(Set(outcome.findings.map(\.rule)).isSubset(of: known))
  }
}
