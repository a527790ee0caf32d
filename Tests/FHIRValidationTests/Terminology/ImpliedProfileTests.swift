import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// Vital signs meet the profile of their code, claimed or not.
@Suite struct ImpliedProfileTests {
  private func heartRate(system: String = "http://loinc.org", code: String, unit: String = "/min")
    -> String
  {
    """
    { "resourceType": "Observation", "status": "final", "subject": { "reference": "Patient/1" },
      "category": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "vital-signs" }] }],
      "code": { "coding": [{ "system": "\(system)", "code": "\(code)" }] }, "effectiveDateTime": "2024-05-02",
      "valueQuantity": { "value": 72, "unit": "per minute", "system": "http://unitsofmeasure.org", "code": "\(unit)" } }
    """
  }

  private func errors(_ text: String) -> [String] {
    validator.validate(Array(text.utf8)).findings.filter { $0.severity == .error }
      .map(\.path.description)
  }

  @Test func aVitalSignMeetsItsProfile() {
    #expect(errors(heartRate(code: "8867-4")) == [])
    #expect(errors(heartRate(code: "8867-4", unit: "/h")) == ["Observation.value.code"])
  }

  @Test func aMorePreciseCodeNeedsTheGeneralOneBesideIt() {
    #expect(errors(heartRate(code: "8889-8")) == ["Observation.code"])
  }

  @Test func otherObservationsAreFree() {
    #expect(errors(heartRate(code: "72514-3", unit: "/h")) == [])
    #expect(errors(heartRate(system: "http://example.org/x", code: "8867-4", unit: "/h")) == [])
  }
}
