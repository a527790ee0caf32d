import FHIRValidation
import Testing

@Suite struct BundleGraphTests {
  /// A document with these references of its Composition, these sections, and these further entries.
  private func document(
    author: String = #"{ "display": "x" }"#, sections: String = "",
    base: String = "https://example.org",
    entries: String
  ) -> String {
    """
    { "resourceType": "Bundle", "type": "document", "timestamp": "2024-01-01T00:00:00Z",
      "identifier": { "system": "https://example.org/documents", "value": "1" }, "entry": [
        { "fullUrl": "\(base)/Composition/c", "resource": { "resourceType": "Composition", "id": "c",
          "status": "final", "type": { "text": "Letter" }, "date": "2024", "title": "Letter",
          "author": [\(author)]\(sections.isEmpty ? "" : #", "section": [\#(sections)]"#) } }\(entries) ] }
    """
  }

  private func entry(_ url: String, _ type: String, _ id: String, _ rest: String) -> String {
    """
    , { "fullUrl": "\(url)", "resource": { "resourceType": "\(type)", "id": "\(id)", \(rest) } }
    """
  }

  private let patient =
    #", { "fullUrl": "https://example.org/Patient/p", "resource": { "resourceType": "Patient", "id": "p", "active": true } }"#

  @Test func everythingIsReachedFromTheComposition() throws {
    try expectClean(
      document(
        author: #"{ "reference": "Practitioner/d" }"#,
        sections: #"{ "title": "x", "entry": [{ "reference": "Observation/o" }] }"#,
        entries: entry(
          "https://example.org/Practitioner/d", "Practitioner", "d", #""active": true"#)
          + entry(
            "https://example.org/Observation/o", "Observation", "o",
            #""status": "final", "code": { "text": "x" }, "subject": { "reference": "Patient/p" }"#)
          + patient))
  }

  @Test func anEntryThatNothingLeadsToIsAnError() throws {
    let outcome = try expectFindings(
      document(entries: patient.replacing(", {", with: ", 1️⃣{")),
      [("1️⃣", "bundle.unreached", "Bundle.entry[1]")])
    #expect(!outcome.isValid)
  }

  @Test func whatTheCompositionNamesIsPartOfTheDocument() throws {
    try expectFindings(
      document(author: #"{ "reference": 1️⃣"Practitioner/d" }"#, entries: ""),
      [("1️⃣", "bundle.reference", "Bundle.entry[0].resource.author[0]")])
    try expectFindings(
      document(
        sections:
          #"{ "title": "x", "section": [{ "title": "y", "entry": [{ "reference": 1️⃣"List/l" }] }] }"#,
        entries: ""),
      [("1️⃣", "bundle.reference", "Bundle.entry[0].resource.section[0].section[0].entry[0]")])
  }

  @Test func aDefinitionMayBeElsewhere() throws {
    try expectClean(
      document(
        sections: """
          { "title": "x", "entry": [{ "reference": "https://example.org/fhir/Questionnaire/q" }] }
          """, entries: ""))
  }

  @Test func anotherBaseIsAnotherResource() throws {
    try expectFindings(
      document(
        author: #"{ "reference": 1️⃣"Practitioner/d" }"#,
        entries: entry(
          "https://other.example.org/Practitioner/d", "Practitioner", "d", #""active": true"#
        ).replacing(", {", with: ", 2️⃣{")),
      [
        ("1️⃣", "bundle.reference", "Bundle.entry[0].resource.author[0]"),
        ("2️⃣", "bundle.unreached", "Bundle.entry[1]"),
      ])
  }

  @Test func onlyProvenanceMayReferBackwards() throws {
    let list = """
      "status": "current", "mode": "working", "subject": { "reference": "Patient/p" }
      """
    let author = #"{ "reference": "Patient/p" }"#
    let outcome = try expectFindings(
      document(
        author: author,
        entries: patient
          + entry("https://example.org/List/l", "List", "l", list).replacing(", {", with: ", 1️⃣{")),
      [("1️⃣", "bundle.unreached", "Bundle.entry[2]")])
    #expect(outcome.findings.map(\.severity) == [.warning])
    try expectClean(
      document(
        author: author,
        entries: patient
          + entry(
            "https://example.org/Provenance/v", "Provenance", "v",
            """
            "target": [{ "reference": "Patient/p" }], "recorded": "2024-01-01T00:00:00Z",
            "agent": [{ "who": { "display": "x" } }]
            """)))
  }

  @Test func aVersionIsPartOfTheTarget() throws {
    let version = #""meta": { "versionId": "2" }, "active": true"#
    func text(_ reference: String) -> String {
      document(
        author: #"{ "reference": \#(reference) }"#,
        entries: entry("https://example.org/Practitioner/d", "Practitioner", "d", version))
    }
    try expectClean(text(#""Practitioner/d/_history/2""#))
    let marked = text(#"1️⃣"Practitioner/d/_history/3""#).replacing(
      #", { "fullUrl""#, with: #", 2️⃣{ "fullUrl""#)
    try expectFindings(
      marked,
      [
        ("1️⃣", "bundle.reference", "Bundle.entry[0].resource.author[0]"),
        ("2️⃣", "bundle.unreached", "Bundle.entry[1]"),
      ])
  }

  @Test func aReferenceThatFindsTwoEntriesIsAmbiguous() throws {
    let first = entry(
      "https://example.org/Practitioner/d", "Practitioner", "d",
      #""meta": { "versionId": "1" }, "active": true"#)
    try expectFindings(
      document(
        author: #"{ "reference": 1️⃣"Practitioner/d" }"#,
        entries: first + first.replacing(#""1""#, with: #""2""#).replacing(", {", with: ", 2️⃣{")),
      [
        ("1️⃣", "bundle.reference", "Bundle.entry[0].resource.author[0]"),
        ("2️⃣", "bundle.unreached", "Bundle.entry[2]"),
      ])
  }

  @Test func aMessageWarnsOnly() throws {
    let outcome = try expectFindings(
      """
      { "resourceType": "Bundle", "type": "message", "entry": [
        { "fullUrl": "https://example.org/MessageHeader/h", "resource": { "resourceType": "MessageHeader", "id": "h",
          "eventUri": "https://example.org/event", "source": { "endpoint": "https://example.org/source" } } },
        1️⃣{ "fullUrl": "https://example.org/Patient/p", "resource": { "resourceType": "Patient", "id": "p", "active": true } }] }
      """,
      [("1️⃣", "bundle.unreached", "Bundle.entry[1]")])
    #expect(outcome.isValid)
  }

  @Test func theFocusOfAMessageIsPartOfIt() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "message", "entry": [
        { "fullUrl": "https://example.org/MessageHeader/h", "resource": { "resourceType": "MessageHeader", "id": "h",
          "eventUri": "https://example.org/event", "source": { "endpoint": "https://example.org/source" },
          "focus": [{ "reference": 1️⃣"Patient/p" }] } }] }
      """,
      [("1️⃣", "bundle.reference", "Bundle.entry[0].resource.focus[0]")])
  }

  @Test func theBaseOfAURNIsTheURN() throws {
    func bundle(_ reference: String) -> String {
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520", "resource": { "resourceType": "Observation",
          "status": "final", "code": { "text": "x" }, "subject": { "reference": \(reference) } } },
        { "fullUrl": "urn:uuid:c757873d-ec9a-4326-a141-556f43239521", "resource": { "resourceType": "Patient", "id": "p",
          "active": true } }] }
      """
    }
    try expectClean(bundle(#""Patient/c757873d-ec9a-4326-a141-556f43239521""#))
    try expectFindings(
      bundle(#"1️⃣"Patient/p""#),
      [("1️⃣", "bundle.reference", "Bundle.entry[0].resource.subject")])
  }
}
