import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import TestSupport
import Testing

/// Rules about codes speak for any bundle, beside what definitions ask.
@Suite struct ClinicalValidatorTests {
  private static let validator = Validator(definitions: .kyphoplasty(.v610))

  private func findings(
    _ text: String, as rules: RuleSettings? = .standard, checksCodes: Bool = true
  ) -> [String] {
    let validator = ClinicalValidator(Self.validator, rules: rules, checksCodes: checksCodes)
    return validator.validate(Array(text.utf8)).findings
      .filter { $0.rule.rawValue.hasPrefix("coding.") }.map(\.description)
  }

  private let foreign = """
    {
      "resourceType": "Bundle", "type": "collection", "entry": [
        {"fullUrl": "urn:uuid:11111111-1111-4111-8111-111111111111", "resource": {
          "resourceType": "Procedure", "id": "p", "status": "completed",
          "subject": {"display": "X"},
          "code": {"coding": [
            {"system": "http://www.ama-assn.org/go/cpt", "code": "22514"}
          ]},
          "bodySite": [{"text": "T12"}]
        }}
      ]
    }
    """

  @Test func aFaultOfCodesHasAPathAndAPlace() {
    #expect(
      findings(foreign) == [
        "7:9: error: '22514' is for another part of the spine [coding.cpt-region] (Bundle.entry[0].resource.code.coding[0])"
      ])
  }

  @Test func theResourceIsNamed() throws {
    let outcome = ClinicalValidator(Self.validator).validate(Array(foreign.utf8))
    let finding = try #require(outcome.findings.first { $0.rule == "coding.cpt-region" })
    #expect(finding.resource?.description == "Procedure/p")
    #expect(finding.issueType == .codeInvalid)
    #expect(!outcome.isValid)
  }

  @Test func whoeverWantsNoClinicalRulesHasNone() {
    #expect(findings(foreign, as: nil) == [])
    #expect(findings(foreign, checksCodes: false) == [])
  }

  @Test func findingsStandInTheOrderOfTheText() {
    let outcome = ClinicalValidator(Self.validator).validate(Array(foreign.utf8))
    let offsets = outcome.findings.map(\.range.lowerBound)
    #expect(offsets == offsets.sorted())
    #expect(offsets.count > 1)
  }

  @Test(arguments: try Samples.stories())
  func aSampleIsCodedRightly(story: String) throws {
    let bytes = try PackageFolder.bytes(of: Samples.bundlePath(of: story))
    let outcome = ClinicalValidator(Self.validator).validate(bytes)
    let severe = outcome.findings.filter { $0.rule.rawValue.hasPrefix("coding.") }
      .filter { $0.severity > .information }
    #expect(severe.map(\.description) == [])
  }

  @Test func aTextThatIsNoJSONIsNotLookedInto() {
    #expect(findings("{") == [])
  }
}
