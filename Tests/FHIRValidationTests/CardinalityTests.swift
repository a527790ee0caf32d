import FHIRValidation
import Testing

@Suite struct CardinalityTests {
  @Test func aMissingElementIsReportedAtItsParent() throws {
    try expectFindings(
      """
      1️⃣{ "resourceType": "Observation", "code": { "text": "Pain score" } }
      """,
      [("1️⃣", "cardinality.min", "Observation")])
  }

  @Test func aMissingElementOfABackboneIsReportedThere() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "link": [1️⃣{ "type": "seealso" }] }
      """,
      [("1️⃣", "cardinality.min", "Patient.link[0]")])
  }

  @Test func aMissingChoiceIsNamedWithItsX() throws {
    let finding = try finding(
      of: """
        { "resourceType": "MedicationAdministration", "status": "completed",
          "medicationCodeableConcept": { "text": "Cefazolin" }, "subject": { "reference": "Patient/p" } }
        """)
    #expect(finding.message == "needs the element 'effective[x]', which is missing")
  }

  @Test func extensionsAloneMakeAnElementPresent() throws {
    try expectClean(
      """
      { "resourceType": "Patient", "communication": [{ "language": { "extension": [
        { "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown" }] } }] }
      """)
  }

  @Test func aListThatNeedsTwoIsCounted() throws {
    try expectFindings(
      """
      { "resourceType": "GraphDefinition", "name": "Walk", "status": "draft", "start": "Patient",
        "link": [{ "target": [{ "type": "Observation", "compartment": [{
          "use": "condition", "code": "Patient", "rule": "identical" }] }] }] }
      """, [])
  }
}
