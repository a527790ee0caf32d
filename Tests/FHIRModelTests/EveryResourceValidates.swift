import FHIRDefinitionsR4
import FHIRValidation
import Testing

@testable import FHIRModel

/// The definitions are the oracle: what the model writes with every property filled is FHIR.
struct EveryResourceValidates {
  private static let validator = Validator(definitions: .r4)

  @Test(arguments: filledResources.indices)
  func againstTheBaseDefinitions(index: Int) {
    for variant in variants {
      let bytes = filledResources[index].filled(variant).json()
      for finding in Self.validator.validate(bytes).findings where finding.severity >= .error {
        // The parts of a bundle exclude each other by its type, so no bundle can have all of them.
        if Self.isAboutSeveralElements(finding) || finding.rule.rawValue.hasPrefix("bundle.") {
          continue
        }
        Issue.record("\(finding)")
      }
    }
  }

  @Test func asATransactionThatPutsThemAll() {
    let entries = filledResources.filter { $0 != R4.Bundle.self }.compactMap { type in
      R4.Bundle.Entry.put(type.filled(1), under: "http://example.org/fhir")
    }
    let bundle = R4.Bundle(type: .transaction, entry: entries)
    let findings = Self.validator.validate(bundle.json()).findings
    #expect(entries.count == filledResources.count - 1)
    let errors = findings.filter { $0.severity >= .error && !Self.isAboutSeveralElements($0) }
    #expect(errors.map(\.description) == [])
  }

  /// Whether a finding is about elements that exclude each other.
  ///
  /// A value and the reason for its absence do, and the conditions of a questionnaire. With everything filled none can be
  /// right, so such findings say nothing here.
  private static func isAboutSeveralElements(_ finding: Finding) -> Bool {
    ["attachment", "invariant", "questionnaire"].contains {
      finding.rule.rawValue.hasPrefix($0 + ".")
    }
  }

  @Test func andWhatIsNoFHIRIsFound() {
    let outcome = Self.validator.validate(R4.OperationOutcome(issue: []).json())
    #expect(!outcome.isValid)
  }
}
