import Testing

@testable import FHIRModel

struct AbsenceTests {
  private let reason =
    #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}"#

  @Test func whatIsNilOrEmptyIsNotWritten() {
    #expect(R4.Patient().written == #"{"resourceType":"Patient"}"#)
    #expect(
      R4.Patient(name: [R4.HumanName(family: "Example", given: [], period: nil)]).written
        == #"{"resourceType":"Patient","name":[{"family":"Example"}]}"#)
    #expect(R4.CodeableConcept(text: "").written == "{}")
  }

  @Test func aPrimitiveWithoutAValueGivesItsReasonBesideItsPlace() {
    #expect(
      R4.Patient(birthDate: .absent(.unknown)).written
        == #"{"resourceType":"Patient","_birthDate":\#(reason)}"#)
    #expect(
      R4.HumanName(family: .absent(.unknown), given: ["Ann"]).written
        == #"{"_family":\#(reason),"given":["Ann"]}"#)
  }

  @Test func aChoiceWithoutAValueGivesItsReasonAsADate() throws {
    let patient = R4.Reference<R4.Patient>(to: try #require(R4.ID("a")))
    #expect(
      R4.Procedure(status: .completed, subject: patient, performed: .absent(.unknown)).written
        == #"{"resourceType":"Procedure","status":"completed","subject":{"reference":"Patient/a"},"#
        + #""_performedDateTime":\#(reason)}"#)
  }

  @Test func aReferenceAndAConceptHoldTheReasonThemselves() {
    #expect(R4.Reference<R4.Patient>(absent: .unknown).written == reason)
    #expect(
      R4.DataAbsentReason.askedDeclined.concept.written
        == #"{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/data-absent-reason","code":"asked-declined"}]}"#
    )
  }

  @Test func aStatusThatIsAConceptIsWrittenWithItsSystem() {
    #expect(
      R4.Condition.ClinicalStatus.active.written
        == #"{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}"#
    )
  }
}
