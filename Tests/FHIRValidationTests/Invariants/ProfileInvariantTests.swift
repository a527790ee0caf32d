import FHIRValidation
import LosslessJSON
import Testing

/// Invariants that profiles state, and what they ask of the document around the element.
@Suite struct ProfileInvariantTests {
  private func stating(
    _ expression: String, of type: String = "Patient", on path: String? = nil,
    severity: String = "error"
  ) -> String {
    let path = path ?? type
    return profile(
      "stating", of: type,
      """
      { "id": "\(path)", "path": "\(path)", "constraint": [{ "key": "own-1",
        "severity": "\(severity)", "human": "x", "expression": "\(expression)" }] }
      """)
  }

  @Test func aProfileAddsItsOwn() throws {
    let profile = stating("birthDate.exists() implies birthDate > @1900-01-01")
    let outcome = try expectFindings(
      #"1️⃣{ "resourceType": "Patient", "birthDate": "1850-01-01" }"#, against: [profile],
      [("1️⃣", "invariant.broken", "Patient")])
    #expect(outcome.findings.first?.source == "http://example.org/StructureDefinition/stating")
    try expectFindings(#"{ "resourceType": "Patient" }"#, against: [profile], [])
  }

  @Test func whatComesToNothingIsNotTrue() throws {
    try expectFindings(
      #"1️⃣{ "resourceType": "Patient" }"#, against: [stating("birthDate > @1900-01-01")],
      [("1️⃣", "invariant.broken", "Patient")])
  }

  @Test func referencesIntoTheDocumentAreFollowed() throws {
    let profile = stating(
      "managingOrganization.resolve().name = 'Aviary'", of: "Patient")
    try expectFindings(
      """
      { "resourceType": "Patient", "contained": [{ "resourceType": "Organization", "id": "o", "name": "Aviary" }],
        "managingOrganization": { "reference": "#o" } }
      """, against: [profile], [])
    let bundle = """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/fhir/Patient/p", "resource":
          1️⃣{ "resourceType": "Patient", "id": "p",
            "meta": { "profile": ["http://example.org/StructureDefinition/stating"] },
            "managingOrganization": { "reference": "Organization/o" } } },
        { "fullUrl": "http://example.org/fhir/Organization/o", "resource":
          { "resourceType": "Organization", "id": "o", "name": "NAME" } }] }
      """
    try expectFindings(
      bundle.replacing("NAME", with: "Aviary"), against: [profile], [], isClaimed: true)
    try expectFindings(
      bundle.replacing("NAME", with: "Else"), against: [profile],
      [("1️⃣", "invariant.broken", "Bundle.entry[0].resource")], isClaimed: true)
  }

  @Test func aBundlesInvariantFollowsReferencesInItsEntries() throws {
    let profile = stating(
      "entry.resource.ofType(Patient).all(managingOrganization.resolve().exists())", of: "Bundle")
    let bundle = """
      1️⃣{ "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/fhir/Patient/p", "resource":
          { "resourceType": "Patient", "id": "p",
            "contained": [{ "resourceType": "Organization", "id": "o", "name": "Aviary" }],
            "managingOrganization": { "reference": "#o" } } }] }
      """
    try expectFindings(bundle, against: [profile], [])
  }

  @Test func valueSetsAreAsked() throws {
    let profile = stating(
      "gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", of: "Patient")
    try expectFindings(
      #"{ "resourceType": "Patient", "gender": "male" }"#, against: [profile], [])
    let status = stating(
      "maritalStatus.memberOf('http://hl7.org/fhir/ValueSet/marital-status')", of: "Patient")
    let system = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus"
    try expectFindings(
      #"{ "resourceType": "Patient", "maritalStatus": { "coding": [{ "system": "\#(system)", "code": "M" }] } }"#,
      against: [status], [])
  }

  @Test func whatCannotBeKnownIsSaidOnceAndIsNoError() throws {
    let profile = stating(
      "$this.memberOf('http://example.org/ValueSet/unknown')", of: "Patient", on: "Patient.language"
    )
    let outcome = try expectFindings(
      #"{ "resourceType": "Patient", "language": 1️⃣"en" }"#, against: [profile],
      [("1️⃣", "invariant.unevaluated", "Patient.language")])
    #expect(outcome.isValid)
    try expectFindings(
      #"1️⃣{ "resourceType": "Patient", "active": true }"#, against: [stating("1 + 'a' = 2")],
      [("1️⃣", "invariant.unevaluated", "Patient")])
    try expectFindings(
      #"1️⃣{ "resourceType": "Patient", "active": true }"#, against: [stating("no (expression")],
      [("1️⃣", "invariant.unevaluated", "Patient")])
  }

  @Test func profilesAreAsked() throws {
    let base = stating(
      "conformsTo('http://hl7.org/fhir/StructureDefinition/Patient')", of: "Patient")
    try expectFindings(#"{ "resourceType": "Patient", "active": true }"#, against: [base], [])
    try expectFindings(
      #"1️⃣{ "resourceType": "Patient", "active": 2️⃣"yes" }"#, against: [base],
      [("1️⃣", "invariant.broken", "Patient"), ("2️⃣", "json.type", "Patient.active")])
    let itself = stating(
      "conformsTo('http://example.org/StructureDefinition/stating')", of: "Patient")
    try expectFindings(#"{ "resourceType": "Patient", "active": true }"#, against: [itself], [])
  }

  @Test func theResourceIsThatOfTheElement() throws {
    let contained = stating(
      "%resource.type().name = 'Patient' and %context.type().name = 'Organization'",
      of: "Patient", on: "Patient.contained")
    let patient = """
      { "resourceType": "Patient", "contained": [{ "resourceType": "Organization", "id": "o", "name": "Aviary" }],
        "managingOrganization": { "reference": "#o" } }
      """
    try expectFindings(patient, against: [contained], [])
    let name = stating(
      "%resource.type().name = 'Organization' and %rootResource.type().name = 'Patient'",
      of: "Patient", on: "Patient.contained.meta")
    try expectFindings(patient, against: [name], [])
  }
}
