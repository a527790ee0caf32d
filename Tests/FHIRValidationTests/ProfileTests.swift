import FHIRDefinitions
import FHIRValidation
import Testing

@Suite struct ProfileTests {
  private let named = profile(
    "named", of: "Patient",
    """
    { "id": "Patient.name", "path": "Patient.name", "min": 1, "max": "2" },
    { "id": "Patient.name.family", "path": "Patient.name.family", "min": 1 },
    { "id": "Patient.photo", "path": "Patient.photo", "max": "0" }
    """)

  @Test func whatAProfileAsksForIsMissingAtTheParent() throws {
    let outcome = try expectFindings(
      """
      1️⃣{ "resourceType": "Patient" }
      """, against: [named], [("1️⃣", "cardinality.min", "Patient")])
    #expect(outcome.findings.first?.source == "http://example.org/StructureDefinition/named")
  }

  @Test func partsOfDataTypesAreAskedFor() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "family": "Ro" }, 1️⃣{ "given": ["Ana"] }] }
      """, against: [named], [("1️⃣", "cardinality.min", "Patient.name[1]")])
  }

  @Test func surplusValuesAreReportedAtTheParent() throws {
    try expectFindings(
      """
      { "resourceType": "Patient",
        "name": 1️⃣[{ "family": "A" }, { "family": "B" }, { "family": "C" }],
        "photo": 2️⃣[{ "url": "http://example.org/x" }] }
      """, against: [named],
      [("1️⃣", "cardinality.max", "Patient"), ("2️⃣", "cardinality.max", "Patient")])
  }

  @Test func whatTheTypeReportsIsNotReportedAgain() throws {
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": 1️⃣{} }
      """,
      against: [
        profile(
          "coded", of: "Observation",
          """
          { "id": "Observation.code", "path": "Observation.code", "min": 1 },
          { "id": "Observation.status", "path": "Observation.status", "min": 1 }
          """)
      ], [("1️⃣", "json.empty-object", "Observation.code")])
  }

  @Test func claimedProfilesApply() throws {
    try expectFindings(
      """
      1️⃣{ "resourceType": "Patient",
        "meta": { "profile": ["http://example.org/StructureDefinition/named"] } }
      """, against: [named], [("1️⃣", "cardinality.min", "Patient")], isClaimed: true)
  }

  @Test func anUnknownProfileIsSaidOnce() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/fhir/1", "resource": { "resourceType": "Basic", "code": { "text": "x" },
          "meta": { "profile": [1️⃣"http://example.org/none"] } } },
        { "fullUrl": "http://example.org/fhir/2", "resource": { "resourceType": "Basic", "code": { "text": "x" },
          "meta": { "profile": ["http://example.org/none"] } } }] }
      """, against: [named], [("1️⃣", "profile.unknown", "Bundle.entry[0].resource.meta.profile[0]")],
      isClaimed: true)
  }

  @Test func aProfileOfAnotherTypeCannotApply() throws {
    try expectFindings(
      """
      { "resourceType": "Basic", "code": { "text": "x" },
        "meta": { "profile": [1️⃣"http://example.org/StructureDefinition/named"] } }
      """, against: [named], [("1️⃣", "profile.mismatch", "Basic.meta.profile[0]")], isClaimed: true)
  }

  @Test func anotherVersionIsUsedAndSaid() throws {
    try expectFindings(
      """
      2️⃣{ "resourceType": "Patient",
        "meta": { "profile": [1️⃣"http://example.org/StructureDefinition/named|9.0.0"] } }
      """, against: [named],
      [
        ("1️⃣", "profile.version", "Patient.meta.profile[0]"), ("2️⃣", "cardinality.min", "Patient"),
      ], isClaimed: true)
  }

  @Test func aProfileImposesOthers() throws {
    let imposing = profile(
      "imposing", of: "Patient", #"{ "id": "Patient.active", "path": "Patient.active", "min": 1 }"#,
      more: """
        "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile",
          "valueCanonical": "http://example.org/StructureDefinition/named" }],
        """)
    try expectFindings(
      """
      1️⃣{ "resourceType": "Patient", "active": true }
      """, against: [imposing, named], [("1️⃣", "cardinality.min", "Patient")])
  }

  @Test func profilesThatImposeOneAnotherComeToAnEnd() throws {
    func imposing(_ name: String, _ other: String) -> String {
      profile(
        name, of: "Patient", #"{ "id": "Patient.active", "path": "Patient.active", "min": 1 }"#,
        more: """
          "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile",
            "valueCanonical": "http://example.org/StructureDefinition/\(other)" }],
          """)
    }
    let about = profile(
      "about", of: "Observation",
      """
      { "id": "Observation.subject", "path": "Observation.subject", "type": [{ "code": "Reference",
        "targetProfile": ["http://example.org/StructureDefinition/one"] }] }
      """)
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "contained": [{ "resourceType": "Patient", "id": "p" }], "subject": { "reference": 1️⃣"#p" } }
      """, against: [about, imposing("one", "other"), imposing("other", "one")],
      [("1️⃣", "reference.profile", "Observation.subject")])
  }

  @Test func aTypeThatAProfileLeavesOutIsNotAllowed() throws {
    let numbers = profile(
      "numbers", of: "Observation",
      #"{ "id": "Observation.value[x]", "path": "Observation.value[x]", "type": [{ "code": "Quantity" }] }"#
    )
    try expectFindings(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "valueString": 1️⃣"much" }
      """, against: [numbers], [("1️⃣", "type.not-allowed", "Observation.value")])
  }

  @Test func oneOfSeveralProfilesOfATypeMustFit() throws {
    let people = profile(
      "people", of: "Patient",
      """
      { "id": "Patient.name", "path": "Patient.name", "type": [{ "code": "HumanName", "profile": [
        "http://example.org/StructureDefinition/short", "http://example.org/StructureDefinition/long"] }] }
      """)
    let short = profile(
      "short", of: "HumanName", #"{ "id": "HumanName.text", "path": "HumanName.text", "min": 1 }"#)
    let long = profile(
      "long", of: "HumanName",
      """
      { "id": "HumanName.family", "path": "HumanName.family", "min": 1 },
      { "id": "HumanName.given", "path": "HumanName.given", "min": 1 }
      """)
    let outcome = try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "text": "A" }, { "family": "B", "given": ["C"] },
        1️⃣{ "use": "old", "prefix": ["Dr"] }] }
      """, against: [people, short, long], [("1️⃣", "profile.choice", "Patient.name[2]")])
    #expect(
      outcome.findings.first?.message
        == "meets none of the profiles that are allowed here; nearest is http://example.org/StructureDefinition/short, but Patient.name[2] needs the element 'text', which is missing"
    )
  }

  @Test func profilesOfEntriesApply() throws {
    let listing = profile(
      "listing", of: "Bundle",
      """
      { "id": "Bundle.entry", "path": "Bundle.entry" },
      { "id": "Bundle.entry.resource", "path": "Bundle.entry.resource", "type": [
        { "code": "Patient", "profile": ["http://example.org/StructureDefinition/named"] },
        { "code": "Basic" }] }
      """)
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "http://example.org/fhir/3", "resource": 1️⃣{ "resourceType": "Patient" } },
        { "fullUrl": "http://example.org/fhir/4", "resource": { "resourceType": "Basic", "code": { "text": "x" } } },
        { "fullUrl": "http://example.org/fhir/5", "resource": 2️⃣{ "resourceType": "Group", "type": "person", "actual": true } }] }
      """, against: [listing, named],
      [
        ("1️⃣", "cardinality.min", "Bundle.entry[0].resource"),
        ("2️⃣", "type.not-allowed", "Bundle.entry[2].resource"),
      ])
  }
}
