import FHIRValidation
import Testing

@Suite struct SearchSetTests {
  private func bundle(_ url: String, _ entries: String) -> String {
    """
    1️⃣{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "self", "url": "\(url)" }],
      "entry": [\(entries)] }
    """
  }

  private func patient(_ search: String) -> String {
    """
    { "fullUrl": "https://example.org/Patient/p", "resource": { "resourceType": "Patient", "id": "p", "active": true }
      \(search) }
    """
  }

  private let outcome = """
    { "resourceType": "OperationOutcome", "issue": [{ "severity": "warning", "code": "informational" }] }
    """
  private let uuid = "urn:uuid:c757873d-ec9a-4326-a141-556f43239520"

  @Test func resultsSayWhyTheyAreThere() throws {
    try expectClean(
      bundle(
        "https://example.org/Observation?code=1&_include=Observation:subject",
        """
        \(patient(#", "search": { "mode": "include" }"#)),
        { "fullUrl": "\(uuid)", "resource": \(outcome), "search": { "mode": "outcome" } }
        """))
  }

  @Test func aMatchIsOfTheTypeThatWasSearched() throws {
    let search = #", "search": { "mode": "match" }"#
    try expectClean(bundle("https://example.org/Patient?name=x", patient(search)))
    try expectClean(bundle("https://example.org?_type=Observation,Patient", patient(search)))
    try expectFindings(
      bundle(
        "Observation?code=1",
        patient(search).replacing(#""resource": {"#, with: #""resource": 2️⃣{"#)),
      [("2️⃣", "bundle.search", "Bundle.entry[0].resource")])
  }

  @Test func aMatchHasAnID() throws {
    try expectFindings(
      bundle(
        "Patient",
        """
        { "fullUrl": "\(uuid)", "resource": 2️⃣{ "resourceType": "Patient", "active": true },
          "search": { "mode": "match" } }
        """),
      [("2️⃣", "bundle.search", "Bundle.entry[0].resource")])
  }

  @Test func anOutcomeIsAnOperationOutcome() throws {
    try expectFindings(
      bundle(
        "Patient",
        patient(#", "search": { "mode": "outcome" }"#)
          .replacing(#""resource": {"#, with: #""resource": 2️⃣{"#)),
      [("2️⃣", "bundle.search", "Bundle.entry[0].resource")])
  }

  @Test func withoutModesAllAreMatches() throws {
    let clean = try expectFindings(
      bundle("Patient", patient("")), [("1️⃣", "bundle.search", "Bundle")])
    #expect(clean.findings.map(\.severity) == [.information])
    let mixed = try expectFindings(
      bundle("Observation", "2️⃣" + patient("")),
      [("1️⃣", "bundle.search", "Bundle"), ("2️⃣", "bundle.search", "Bundle.entry[0]")])
    #expect(mixed.findings.map(\.severity) == [.warning, .warning])
  }

  @Test func oneWithoutModeIsReported() throws {
    try expectFindings(
      bundle(
        "Patient",
        """
        \(patient(#", "search": { "mode": "match" }"#)),
        2️⃣{ "fullUrl": "https://example.org/Patient/q", "resource": { "resourceType": "Patient", "id": "q", "active": true } }
        """),
      [("2️⃣", "bundle.search", "Bundle.entry[1]")])
  }

  @Test func theSearchIsNamed() throws {
    try expectFindings(
      """
      1️⃣{ "resourceType": "Bundle", "type": "searchset", "entry": [\(patient(#", "search": { "mode": "match" }"#))] }
      """,
      [("1️⃣", "bundle.search", "Bundle")])
  }
}
