import FHIRValidation
import LosslessJSON
import Testing

@Suite struct ReferenceProfileTests {
  private let named = profile(
    "named", of: "Patient", #"{ "id": "Patient.name", "path": "Patient.name", "min": 1 }"#,
    more: #""version": "1.2.0","#)

  private func about(_ rest: String) -> String {
    profile(
      "about", of: "Observation",
      """
      { "id": "Observation.subject", "path": "Observation.subject", "type": [{ "code": "Reference", \(rest) }] }
      """)
  }

  private func observation(_ reference: String, contained: String = "") -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "x" }, \(contained)
      "subject": { "reference": 1️⃣"\(reference)" } }
    """
  }

  @Test func theTargetMeetsTheProfile() throws {
    let about = about(#""targetProfile": ["http://example.org/StructureDefinition/named"]"#)
    let outcome = try expectFindings(
      observation("#p", contained: #""contained": [{ "resourceType": "Patient", "id": "p" }],"#),
      against: [about, named], [("1️⃣", "reference.profile", "Observation.subject")])
    #expect(
      outcome.findings.first?.message
        == "points at a resource that meets none of the profiles that are allowed; nearest is http://example.org/StructureDefinition/named, but Patient needs the element 'name', which is missing"
    )
    try expectFindings(
      observation(
        "#p",
        contained:
          #""contained": [{ "resourceType": "Patient", "id": "p", "name": [{ "text": "x" }] }],"#),
      against: [about, named], [])
  }

  @Test func theTargetIsOfATypeThatTheProfileAllows() throws {
    try expectFindings(
      observation(
        "#p",
        contained:
          #""contained": [{ "resourceType": "Group", "id": "p", "type": "person", "actual": true }],"#
      ),
      against: [about(#""targetProfile": ["http://hl7.org/fhir/StructureDefinition/Patient"]"#)],
      [("1️⃣", "reference.target", "Observation.subject")])
  }

  @Test func whatOnlyTheTextSaysIsAnErrorWhereURLsAreREST() throws {
    let about = about(#""targetProfile": ["http://hl7.org/fhir/StructureDefinition/Patient"]"#)
    var options = ValidationOptions()
    for severity in [Severity.warning, .error] {
      options.assumesRESTfulReferences = severity == .error
      let outcome = try expectFindings(
        observation("Group/g"), against: [about],
        [("1️⃣", "reference.target", "Observation.subject")], options: options)
      #expect(outcome.findings.first?.severity == severity)
    }
  }

  @Test func resourcesThatReferToOneAnotherComeToAnEnd() throws {
    let linked = profile(
      "linked", of: "Patient",
      """
      { "id": "Patient.link.other", "path": "Patient.link.other", "type": [{ "code": "Reference",
        "targetProfile": ["http://example.org/StructureDefinition/linked"] }] }
      """)
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/fhir/Patient/a", "resource": { "resourceType": "Patient", "id": "a",
          "meta": { "profile": ["http://example.org/StructureDefinition/linked"] },
          "link": [{ "other": { "reference": "Patient/b" }, "type": "seealso" }] } },
        { "fullUrl": "http://example.org/fhir/Patient/b", "resource": { "resourceType": "Patient", "id": "b",
          "link": [{ "other": { "reference": "Patient/a" }, "type": "seealso" }] } }] }
      """, against: [linked], [], isClaimed: true)
  }

  @Test func theTargetStandsWhereTheProfileWantsIt() throws {
    try expectFindings(
      observation("Patient/p"), against: [about(#""aggregation": ["contained"]"#)],
      [("1️⃣", "reference.manner", "Observation.subject")])
    try expectFindings(
      observation("#p", contained: #""contained": [{ "resourceType": "Patient", "id": "p" }],"#),
      against: [about(#""aggregation": ["contained"]"#)], [])
  }

  @Test func versionsAreNamedAsTheProfileAsks() throws {
    try expectFindings(
      observation("Patient/p"), against: [about(#""versioning": "specific""#)],
      [("1️⃣", "reference.version", "Observation.subject")])
    try expectFindings(
      observation("Patient/p/_history/2"), against: [about(#""versioning": "specific""#)], [])
  }

  // MARK: Outside the document

  private struct Folder: ReferenceResolver {
    var resources: [String: String]

    func resource(for reference: String) -> JSONDocument? {
      resources[reference].flatMap { try? JSONDocument(Array($0.utf8)) }
    }
  }

  private let folder = Folder(resources: [
    "Patient/named": #"{ "resourceType": "Patient", "id": "named", "name": [{ "text": "x" }] }"#,
    "Patient/nameless": #"{ "resourceType": "Patient", "id": "nameless" }"#,
    "Group/g": #"{ "resourceType": "Group", "id": "g", "type": "person", "actual": true }"#,
  ])

  private func expectOutside(
    _ reference: String, _ policy: ValidationOptions.ExternalReferences, _ expected: [Expected],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var options = ValidationOptions()
    options.externalReferences = policy
    try expectFindings(
      observation(reference),
      against: [
        about(#""targetProfile": ["http://example.org/StructureDefinition/named"]"#), named,
      ],
      expected, options: options, resolver: folder, sourceLocation: sourceLocation)
  }

  @Test func aTargetThatClaimsTheProfileIsAtFaultWhereItStands() throws {
    let url = "http://example.org/StructureDefinition/named"
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/Patient/p", "resource": 1️⃣{ "resourceType": "Patient", "id": "p",
          "meta": { "profile": ["\(url)"] } } },
        { "fullUrl": "http://example.org/Observation/o", "resource": { "resourceType": "Observation", "id": "o",
          "meta": { "profile": ["http://example.org/StructureDefinition/about"] }, "status": "final",
          "code": { "text": "x" }, "subject": { "reference": "Patient/p" } } }] }
      """,
      against: [about(#""targetProfile": ["\#(url)"]"#), named],
      [("1️⃣", "cardinality.min", "Bundle.entry[0].resource")], isClaimed: true)
  }

  @Test func whatIsOutsideIsNotLookedForUnlessAskedFor() throws {
    try expectOutside("Patient/nobody", .ignore, [])
    try expectOutside(
      "Patient/nobody", .exists, [("1️⃣", "reference.unresolved", "Observation.subject")])
  }

  @Test func whatIsOutsideIsOfAnAllowedType() throws {
    try expectOutside("Group/g", .type, [("1️⃣", "reference.target", "Observation.subject")])
    try expectOutside("Patient/nameless", .type, [])
  }

  @Test func whatIsOutsideMeetsTheProfile() throws {
    try expectOutside("Patient/named", .valid, [])
    try expectOutside(
      "Patient/nameless", .valid, [("1️⃣", "reference.profile", "Observation.subject")])
  }

  @Test func theResourcesOfParametersReferToOneAnother() throws {
    var options = ValidationOptions()
    options.externalReferences = .exists
    try expectFindings(
      """
      { "resourceType": "Parameters", "parameter": [
        { "name": "p", "resource": { "resourceType": "Patient", "id": "p" } },
        { "name": "a", "resource": { "resourceType": "Basic", "code": { "text": "x" },
          "subject": { "reference": "Patient/p" } } },
        { "name": "b", "resource": { "resourceType": "Basic", "code": { "text": "x" },
          "subject": { "reference": 1️⃣"Patient/q" } } }] }
      """, against: [named],
      [("1️⃣", "reference.unresolved", "Parameters.parameter[2].resource.subject")],
      options: options, resolver: folder, isClaimed: true)
  }
}
