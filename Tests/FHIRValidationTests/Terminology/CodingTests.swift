import FHIRValidation
import Testing

@Suite struct CodingTests {
  private let category = "http://terminology.hl7.org/CodeSystem/observation-category"

  private func observation(_ coding: String) -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
      "category": [{ "coding": [\(coding)] }] }
    """
  }

  @Test func aCodeExistsInItsSystem() throws {
    let outcome = try expectFindings(
      observation(#"{ "system": "\#(category)", "code": 1️⃣"survei" }"#),
      [("1️⃣", "code.unknown", "Observation.category[0].coding[0].code")])
    #expect(
      outcome.findings.first?.message
        == "has the code 'survei', which \(category) does not have; did you mean 'survey'?")
  }

  @Test func anUnknownCodeIsSaidOnce() throws {
    try expectFindings(
      """
      { "resourceType": "Condition", "subject": { "reference": "Patient/p" }, "clinicalStatus": { "coding": [
        { "system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": 1️⃣"activ" }] } }
      """,
      [("1️⃣", "code.unknown", "Condition.clinicalStatus.coding[0].code")])
  }

  @Test func aWrongDisplayIsAWarning() throws {
    let outcome = try expectFindings(
      observation(#"{ "system": "\#(category)", "code": "survey", "display": 1️⃣"Vital Signs" }"#),
      [("1️⃣", "code.display", "Observation.category[0].coding[0].display")])
    #expect(outcome.isValid)
  }

  @Test func caseMakesNoOtherDisplay() throws {
    try expectClean(
      observation(
        #"{ "system": "\#(category)", "code": "vital-signs", "display": "vital signs" }"#))
  }

  @Test func whiteSpaceMakesAnotherDisplay() throws {
    let outcome = try expectFindings(
      observation(
        #"{ "system": "\#(category)", "code": "vital-signs", "display": 1️⃣"Vital  Signs" }"#),
      [("1️⃣", "code.display", "Observation.category[0].coding[0].display")])
    #expect(outcome.findings.first?.message.hasPrefix("differs in white space") == true)
  }

  @Test func systemsThatAreNotHereAreNotedOnce() throws {
    let outcome = try expectFindings(
      observation(
        #"{ "system": 1️⃣"http://snomed.info/sct", "code": "0" }, { "system": "http://snomed.info/sct", "code": "1" }"#
      ),
      [("1️⃣", "code.unchecked", "Observation.category[0].coding[0].system")])
    #expect(outcome.findings.first?.severity == .information)
  }

  @Test func aSystemIsAbsolute() throws {
    try expectFindings(
      observation(#"{ "system": 1️⃣"observation-category", "code": "survey" }"#),
      [("1️⃣", "code.system", "Observation.category[0].coding[0].system")])
  }

  @Test func aValueSetIsNoSystem() throws {
    try expectFindings(
      observation(
        #"{ "system": 1️⃣"http://hl7.org/fhir/ValueSet/observation-category", "code": "survey" }"#),
      [("1️⃣", "code.system", "Observation.category[0].coding[0].system")])
  }
}
