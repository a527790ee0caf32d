import FHIRValidation
import Testing

@Suite struct ResourceTypeTests {
  @Test func aRootWithoutTypeIsFatal() throws {
    let outcome = try expectFindings(
      #"1️⃣{ "active": true }"#, [("1️⃣", "resource.type-missing", "Resource")])
    #expect(outcome.findings.first?.severity == .fatal)
  }

  @Test func aTypeThatIsNoStringIsMissing() throws {
    try expectFindings(
      #"1️⃣{ "resourceType": 1 }"#, [("1️⃣", "resource.type-missing", "Resource")])
  }

  @Test func anUnknownTypeIsReportedWhereItStands() throws {
    let outcome = try expectFindings(
      #"{ "resourceType": 1️⃣"Pateint" }"#, [("1️⃣", "resource.type-unknown", "Pateint")])
    #expect(
      outcome.findings.first?.message
        == "is not the name of a resource; did you mean 'Patient'?")
  }

  @Test(arguments: ["Resource", "DomainResource", "HumanName", "string"])
  func onlyResourcesThatCanStandAloneAreResources(_ name: String) throws {
    try expectFindings(
      #"{ "resourceType": 1️⃣"\#(name)" }"#, [("1️⃣", "resource.type-unknown", name)])
  }

  @Test func resourcesInParametersAreChecked() throws {
    try expectFindings(
      """
      { "resourceType": "Parameters", "parameter": [{ "name": "r",
        "resource": { "resourceType": "Patient", "active": 1️⃣1 } }, { "name": "s", "resource": 2️⃣{ "id": "x" } }] }
      """,
      [
        ("1️⃣", "json.type", "Parameters.parameter[0].resource.active"),
        ("2️⃣", "resource.type-missing", "Parameters.parameter[1].resource"),
      ])
  }
}
