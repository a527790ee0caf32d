import FHIRValidation
import Testing

@Suite struct ContainedTests {
  private func observation(_ contained: String, _ rest: String = "") -> String {
    """
    { "resourceType": "Observation", "status": "final", "code": { "text": "Pain" },
      "contained": [\(contained)]\(rest) }
    """
  }

  @Test func somethingRefersToAContainedResource() throws {
    try expectFindings(
      observation(#"1️⃣{ "resourceType": "Patient", "id": "p", "active": true }"#),
      [("1️⃣", "contained.orphan", "Observation.contained[0]")])
  }

  @Test func aContainedResourceMayReferToItsContainer() throws {
    try expectClean(
      observation(
        """
        { "resourceType": "Provenance", "id": "p", "target": [{ "reference": "#" }],
          "recorded": "2024-01-01T00:00:00Z", "agent": [{ "who": { "display": "x" } }] }
        """))
  }

  @Test func containedResourcesMayReferToEachOther() throws {
    try expectClean(
      observation(
        """
        { "resourceType": "Patient", "id": "p", "managingOrganization": { "reference": "#o" } },
        { "resourceType": "Organization", "id": "o", "name": "Example" }
        """, ##", "subject": { "reference": "#p" }"##))
  }

  @Test func everyOneOfManyIsFoundByItsID() throws {
    let count = 4_000
    let chain = (0..<count).map {
      ##"{ "resourceType": "Patient", "id": "p\##($0)", "link": [{ "type": "refer", "other": { "reference": "#p\##(($0 + 1) % count)" } }] }"##
    }
    try expectClean(
      observation(chain.joined(separator: ","), ##", "subject": { "reference": "#p0" }"##))
  }

  @Test func aCanonicalReachesAContainedDefinition() throws {
    try expectClean(
      """
      { "resourceType": "Questionnaire", "status": "draft",
        "contained": [{ "resourceType": "ValueSet", "id": "v", "status": "draft" }],
        "item": [{ "linkId": "1", "type": "choice", "answerValueSet": "#v" }] }
      """)
  }

  @Test func containedResourcesDoNotNest() throws {
    try expectFindings(
      observation(
        """
        { "resourceType": "Patient", "id": "p", 1️⃣"contained": [
          { "resourceType": "Organization", "id": "o", "name": "Example" }],
          "managingOrganization": { "reference": 2️⃣"#o" } }
        """, ##", "subject": { "reference": "#p" }"##),
      [
        ("1️⃣", "contained.nested", "Observation.contained[0]"),
        ("2️⃣", "reference.unresolved", "Observation.contained[0].managingOrganization"),
      ])
  }

  @Test func containedResourcesHaveNoVersion() throws {
    try expectFindings(
      observation(
        """
        { "resourceType": "Patient", "id": "p", "active": true,
          "meta": { 1️⃣"versionId": "1", 2️⃣"lastUpdated": "2024-01-01T00:00:00Z" } }
        """, ##", "subject": { "reference": "#p" }"##),
      [
        ("1️⃣", "contained.meta", "Observation.contained[0]"),
        ("2️⃣", "contained.meta", "Observation.contained[0]"),
      ])
  }

  @Test func containedIDsDiffer() throws {
    try expectFindings(
      observation(
        """
        { "resourceType": "Patient", "id": "p", "active": true },
        { "resourceType": "Organization", "id": 1️⃣"p", "name": "Example" }
        """, ##", "subject": { "reference": "#p" }"##),
      [("1️⃣", "contained.id", "Observation.contained[1]")])
  }

  @Test func aContainedResourceHasAnID() throws {
    try expectFindings(
      observation(
        """
        1️⃣{ "resourceType": "Provenance", "target": [{ "reference": "#" }],
          "recorded": "2024-01-01T00:00:00Z", "agent": [{ "who": { "display": "x" } }] }
        """),
      [("1️⃣", "contained.id", "Observation.contained[0]")])
  }

  @Test func elementIDsDifferWithinAResource() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "id": "n", "text": "A" }, { "id": 1️⃣"n", "text": "B" }],
        "contact": [{ "id": "m", "name": { "text": "C" } }] }
      """,
      [("1️⃣", "id.duplicate", "Patient.name[1]")])
  }
}
