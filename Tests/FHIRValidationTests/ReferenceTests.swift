import FHIRValidation
import Testing

@Suite struct ReferenceTests {
  private func observation(subject: String) -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" }, "subject": \(subject) }
    """
  }

  @Test(arguments: [
    "Patient/1", "Patient/1/_history/2", "https://example.org/fhir/Patient/1",
    "https://example.org/fhir/Patient/1/_history/2",
    "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
    "urn:oid:1.2.3", "https://example.org/else?x=y",
  ])
  func referencesMayBe(_ reference: String) throws {
    try expectClean(observation(subject: #"{ "reference": "\#(reference)" }"#))
  }

  @Test(arguments: [
    "patient/1", "Pateint/1", "1", "Patient", "Patient/a_b", "/Patient", "Patient/",
  ])
  func referencesMayNotBe(_ reference: String) throws {
    try expectFindings(
      observation(subject: #"{ "reference": 1️⃣"\#(reference)" }"#),
      [("1️⃣", "reference.form", "Observation.subject")])
  }

  @Test func aSearchStandsOnlyInATransaction() throws {
    try expectFindings(
      observation(subject: #"{ "reference": 1️⃣"Patient?identifier=x" }"#),
      [("1️⃣", "reference.form", "Observation.subject")])
    try expectClean(
      """
      { "resourceType": "Bundle", "type": "transaction", "entry": [{ "resource":
        \(observation(subject: #"{ "reference": "Patient?identifier=x" }"#)),
        "request": { "method": "POST", "url": "Observation" } }] }
      """)
  }

  @Test func theTargetIsOfAnAllowedType() throws {
    let outcome = try expectFindings(
      observation(subject: #"{ "reference": 1️⃣"Practitioner/1" }"#),
      [("1️⃣", "reference.target", "Observation.subject")])
    #expect(
      outcome.findings.first?.message
        == "points at Practitioner, and may point at Patient, Group, Device, Location")
  }

  @Test func theStatedTypeIsChecked() throws {
    try expectFindings(
      observation(subject: #"{ "type": 1️⃣"Practitioner", "identifier": { "value": "x" } }"#),
      [("1️⃣", "reference.target", "Observation.subject")])
    try expectFindings(
      observation(subject: #"{ "type": 1️⃣"Group", "reference": "Patient/1" }"#),
      [("1️⃣", "reference.type", "Observation.subject")])
  }

  @Test func aFragmentFindsAContainedResource() throws {
    try expectClean(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
        "contained": [{ "resourceType": "Patient", "id": "p", "active": true }], "subject": { "reference": "#p" } }
      """)
    try expectFindings(
      observation(subject: ##"{ "reference": 1️⃣"#p" }"##),
      [("1️⃣", "reference.unresolved", "Observation.subject")])
  }

  @Test func theTypeOfAContainedResourceCounts() throws {
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
        "contained": [{ "resourceType": "Practitioner", "id": "p", "active": true }],
        "subject": { "reference": 1️⃣"#p" } }
      """,
      [("1️⃣", "reference.target", "Observation.subject")])
  }

  private func bundle(
    _ fullURL: String, _ reference: String, base: String = "https://example.org/fhir"
  )
    -> String
  {
    """
    { "resourceType": "Bundle", "type": "collection", "entry": [
      { "fullUrl": "\(fullURL)", "resource": { "resourceType": "Practitioner", "id": "p", "active": true } },
      { "fullUrl": "\(base)/Observation/o", "resource": { "resourceType": "Observation", "id": "o",
        "status": "final", "code": { "text": "Pain" }, "subject": { "reference": 1️⃣"\(reference)" } } }] }
    """
  }

  private let path = "Bundle.entry[1].resource.subject"

  @Test func aURNMustBeAFullURLOfTheBundle() throws {
    let uuid = "urn:uuid:c757873d-ec9a-4326-a141-556f43239520"
    try expectFindings(bundle(uuid, uuid), [("1️⃣", "reference.target", path)])
    let other = "urn:uuid:c757873d-ec9a-4326-a141-556f43239521"
    try expectFindings(bundle(uuid, other), [("1️⃣", "reference.unresolved", path)])
    let transaction = bundle(uuid, other)
      .replacing(#""collection""#, with: #""transaction""#)
      .replacing("} },", with: #"}, "request": { "method": "POST", "url": "Practitioner" } },"#)
      .replacing("} } }]", with: #"} }, "request": { "method": "PUT", "url": "Observation/o" } }]"#)
    let outcome = try expectFindings(transaction, [("1️⃣", "reference.unresolved", path)])
    #expect(!outcome.isValid)
  }

  @Test func anAbsoluteReferenceFindsItsFullURL() throws {
    let url = "https://example.org/fhir/Practitioner/p"
    try expectFindings(bundle(url, url), [("1️⃣", "reference.target", path)])
    try expectFindings(bundle(url, url + "/_history/1"), [("1️⃣", "reference.target", path)])
  }

  @Test func aRelativeReferenceIsCompletedWithTheBaseOfItsEntry() throws {
    let options = ValidationOptions(unresolvedReferences: .warning)
    try expectFindings(
      bundle("https://example.org/fhir/Practitioner/p", "Practitioner/p"),
      [("1️⃣", "reference.target", path)], options: options)
    try expectFindings(
      bundle("https://other.example.org/fhir/Practitioner/p", "Practitioner/p"),
      [("1️⃣", "reference.target", path), ("1️⃣", "bundle.reference", path)], options: options)
  }

  @Test func whatIsNotInTheBundleIsReportedOnRequest() throws {
    let text = bundle("https://example.org/fhir/Practitioner/p", "Patient/elsewhere")
    try expectFindings(text, [])
    try expectFindings(
      text, [("1️⃣", "reference.unresolved", path)],
      options: ValidationOptions(unresolvedReferences: .warning))
  }
}
