import FHIRValidation
import Testing

@Suite struct BindingTests {
  @Test func aCodeComesFromItsValueSet() throws {
    let outcome = try expectFindings(
      """
      { "resourceType": "Observation", "status": 1️⃣"fnal", "code": { "text": "Pain" } }
      """,
      [("1️⃣", "binding.required", "Observation.status")])
    #expect(
      outcome.findings.first?.message
        == "has the code 'fnal', which is not in the value set http://hl7.org/fhir/ValueSet/observation-status|4.0.1; did you mean 'final'?"
    )
  }

  @Test func caseMatters() throws {
    try expectFindings(
      #"{ "resourceType": "Patient", "gender": 1️⃣"Male" }"#,
      [("1️⃣", "binding.required", "Patient.gender")])
  }

  @Test func aMIMETypeFollowsItsGrammar() throws {
    for type in ["text/plain", "application/fhir+json; fhirVersion=4.0", "image/x-icon"] {
      try expectFindings(
        #"{ "resourceType": "Binary", "contentType": "\#(type)" }"#, [])
    }
    for type in ["text", "text/", "/plain", "text/plain/x", "-text/plain"] {
      try expectFindings(
        #"{ "resourceType": "Binary", "contentType": 1️⃣"\#(type)" }"#,
        [("1️⃣", "binding.required", "Binary.contentType")])
    }
  }

  @Test func everyCodeOfAListIsChecked() throws {
    try expectFindings(
      """
      { "resourceType": "AllergyIntolerance", "patient": { "reference": "Patient/p" },
        "clinicalStatus": { "coding": [{
          "system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "code": "active" }] },
        "category": ["food", 1️⃣"dust"] }
      """,
      [("1️⃣", "binding.required", "AllergyIntolerance.category[1]")])
  }

  @Test func extensionsDoNotStandForACode() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "_gender": 1️⃣{ "extension": [
        { "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown" }] } }
      """,
      [("1️⃣", "binding.required", "Patient.gender")])
  }

  @Test func aConceptNeedsOneCodingOfTheValueSet() throws {
    let status = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    try expectFindings(
      """
      { "resourceType": "Condition", "subject": { "reference": "Patient/p" },
        "clinicalStatus": 1️⃣{ "coding": [{ "system": "http://example.org/own", "code": "active" }] } }
      """,
      [("1️⃣", "binding.required", "Condition.clinicalStatus")])
    try expectClean(
      """
      { "resourceType": "Condition", "subject": { "reference": "Patient/p" },
        "clinicalStatus": { "coding": [{ "system": "http://example.org/own", "code": "A" },
          { "system": "\(status)", "code": "active" }] } }
      """)
  }

  @Test func wordsDoNotStandForACode() throws {
    try expectFindings(
      """
      { "resourceType": "Condition", "subject": { "reference": "Patient/p" },
        "clinicalStatus": 1️⃣{ "text": "active" } }
      """,
      [("1️⃣", "binding.required", "Condition.clinicalStatus")])
  }

  @Test func aValueSetThatIsNotHereIsNotedOnce() throws {
    let outcome = try expectFindings(
      """
      { "resourceType": "Invoice", "status": "draft", "totalNet": { "value": 1, "currency": 1️⃣"EUR" },
        "totalGross": { "value": 1, "currency": "CHF" } }
      """,
      [("1️⃣", "binding.unchecked", "Invoice.totalNet.currency")])
    #expect(outcome.isValid)
    #expect(outcome.count(of: .information) == 1)
  }

  @Test func preferredAndExampleBindingsAreNoRules() throws {
    try expectClean(
      """
      { "resourceType": "Observation", "status": "final",
        "code": { "coding": [{ "system": "http://example.org/own", "code": "x" }] },
        "method": { "text": "by hand" }, "language": "de-CH" }
      """)
  }

  @Test func anExtensibleBindingAsksForACodeThatFits() throws {
    let outcome = try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
        "interpretation": [1️⃣{ "text": "high" }, 2️⃣{ "coding": [
          { "system": "http://example.org/own", "code": "x" }] },
          { "coding": [{ "system": "http://example.org/own", "code": "x" },
          { "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "code": "H" }] }] }
      """,
      [
        ("1️⃣", "binding.extensible", "Observation.interpretation[0]"),
        ("2️⃣", "binding.extensible", "Observation.interpretation[1]"),
      ])
    #expect(outcome.findings.allSatisfy { $0.severity == .warning })
  }

  @Test func aLanguageThatCannotExistIsAWarning() throws {
    let outcome = try expectFindings(
      #"{ "resourceType": "Patient", "active": true, "language": 1️⃣"german" }"#,
      [("1️⃣", "binding.maximum", "Patient.language")])
    #expect(outcome.isValid)
  }

  @Test func codesAreNotCheckedWhereNobodyAsksForIt() throws {
    var options = ValidationOptions()
    options.checksTerminology = false
    try expectFindings(
      #"{ "resourceType": "Patient", "gender": "x", "maritalStatus": { "coding": [{ "code": "x" }] } }"#,
      [], options: options)
  }

  @Test func formatsOfFHIRAreMIMETypes() throws {
    try expectFindings(
      #"{ "resourceType": "Binary", "contentType": "json" }"#, [])
  }
}
