import FHIRValidation
import Testing

/// Which findings a rule and a path with wildcards mean.
@Suite struct FindingPatternTests {
  private static let bundle = """
    {"resourceType":"Bundle","type":"collection","entry":[
      {"fullUrl":"urn:uuid:0d3a1c1e-5f0e-4f4e-8a52-000000000001",
       "resource":{"resourceType":"Patient","gender":"female"}},
      {"fullUrl":"urn:uuid:0d3a1c1e-5f0e-4f4e-8a52-000000000002",
       "resource":{"resourceType":"Patient","gender":"woman"}}]}
    """

  private func means(_ rule: String, _ path: String) -> Bool {
    let found = validator.validate(Array(Self.bundle.utf8)).findings.first {
      $0.rule == "binding.required"
    }
    guard let found, let pattern = FindingPattern(rule: rule, path: path) else { return false }
    return pattern.matches(found)
  }

  @Test(arguments: [
    "Bundle.entry[1].resource.gender", "Bundle.entry.resource.gender",
    "Bundle.entry[*].resource.gender", "Bundle.*.*.gender", "Bundle.**", "**.gender", "**",
    "Bundle.**.gender.**", "Patient.gender", "Patient.*", "Patient.**",
  ])
  func aPathFindsTheElement(path: String) {
    #expect(means("binding.required", path))
  }

  @Test(arguments: [
    "Bundle.entry[0].resource.gender", "Bundle.entry.resource", "Bundle.gender", "Bundle.*",
    "Observation.gender", "Patient", "gender", "**.gender.*",
  ])
  func aPathFindsNoOther(path: String) {
    #expect(!means("binding.required", path))
  }

  @Test(arguments: [
    ("binding.*", true), ("*", true), ("binding.preferred", false), ("bind.*", false),
    ("binding", false),
  ])
  func aRuleOrItsFamily(rule: String, isMeant: Bool) {
    #expect(means(rule, "Patient.gender") == isMeant)
  }

  @Test(arguments: ["", "Patient..gender", "Patient.name[x]", "Patient.name[1", "[1]", "a[-1]"])
  func whatIsNoPathIsNoPattern(path: String) {
    #expect(FindingPattern(rule: "binding.required", path: path) == nil)
  }

  @Test func aRuleThatDoesNotExistIsKnownForThat() {
    #expect(FindingPattern(rule: "binding.*", path: "**")?.namesARule == true)
    #expect(FindingPattern(rule: "binding.require", path: "**")?.namesARule == false)
  }
}
