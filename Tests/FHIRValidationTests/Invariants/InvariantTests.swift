import FHIRValidation
import Testing

@Suite struct InvariantTests {
  @Test func aResourceIsHeldAgainstThoseOfItsType() throws {
    let outcome = try expectFindings(
      """
      1️⃣{ "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
        "valueInteger": 3, "dataAbsentReason": { "coding": [{
          "system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "unknown" }] } }
      """, [("1️⃣", "invariant.broken", "Observation")])
    #expect(outcome.findings.first?.severity == .error)
    #expect(
      outcome.findings.first?.message
        == "does not meet the invariant obs-6: dataAbsentReason.empty() or value.empty()")
    try expectClean(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
        "valueInteger": 3 }
      """)
  }

  @Test func anElementIsHeldAgainstItsOwn() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "contact": [1️⃣{ "gender": "male" }, { "name": { "text": "A" } }] }
      """, [("1️⃣", "invariant.broken", "Patient.contact[0]")])
  }

  @Test func aValueIsHeldAgainstThoseOfItsDataType() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [
        { "text": "A", "period": 1️⃣{ "start": "2024-02-01", "end": "2024-01-01" } },
        { "text": "B", "period": { "start": "2024-01-01", "end": "2024-01-01" } }] }
      """, [("1️⃣", "invariant.broken", "Patient.name[0].period")])
  }

  @Test func anItemInsideItsLikeIsHeldAgainstTheSame() throws {
    try expectFindings(
      """
      { "resourceType": "Questionnaire", "status": "active", "item": [{ "linkId": "a", "type": "group",
        "item": [1️⃣{ "linkId": "b", "type": "display", "required": true }] }] }
      """, [("1️⃣", "invariant.broken", "Questionnaire.item[0].item[0]")])
  }

  @Test func aPrimitiveIsHeldAgainstThoseOfItsElement() throws {
    let code = profile(
      "short", of: "Patient",
      """
      { "id": "Patient.language", "path": "Patient.language", "constraint": [
        { "key": "short", "severity": "warning", "human": "short", "expression": "length() = 2" }] }
      """)
    let outcome = try expectFindings(
      #"{ "resourceType": "Patient", "language": 1️⃣"en-US" }"#, against: [code],
      [("1️⃣", "invariant.broken", "Patient.language")])
    #expect(outcome.findings.map(\.severity) == [.warning])
    #expect(outcome.findings.first?.source == "http://example.org/StructureDefinition/short")
    try expectFindings(#"{ "resourceType": "Patient", "language": "en" }"#, against: [code], [])
  }

  @Test func whatCodeDecidesIsNotSaidTwice() throws {
    try expectFindings(
      #"{ "resourceType": "Patient", "name": [1️⃣{}] }"#,
      [("1️⃣", "json.empty-object", "Patient.name[0]")])
  }

  @Test func whatIsLeftOutIsNotAskedFor() throws {
    let text = #"{ "resourceType": "Patient", "contact": [1️⃣{ "gender": "female" }] }"#
    try expectFindings(text, [("1️⃣", "invariant.broken", "Patient.contact[0]")])
    var options = ValidationOptions()
    options.invariantsLeftOut = ["pat-1"]
    try expectFindings(
      text.replacing("1️⃣", with: ""), [], options: options)
  }

  @Test func recommendationsAreAskedForOnRequest() throws {
    let text = #"1️⃣{ "resourceType": "Patient", "active": true }"#
    try expectFindings(text, [])
    var options = ValidationOptions()
    options.bestPractices = .warning
    let outcome = try expectFindings(text, [("1️⃣", "invariant.broken", "Patient")], options: options)
    #expect(outcome.findings.map(\.severity) == [.warning])
  }
}
