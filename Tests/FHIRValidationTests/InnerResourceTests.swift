import FHIRValidation
import Testing

@Suite struct InnerResourceTests {
  @Test func resourcesInsideOthersAreCheckedUnlessThatIsSwitchedOff() throws {
    let text = """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "contained": [1️⃣{ "resourceType": "Patient", "id": "p", "active": 2️⃣0 }] }
      """
    try expectFindings(
      text,
      [
        ("1️⃣", "contained.orphan", "Observation.contained[0]"),
        ("2️⃣", "json.type", "Observation.contained[0].active"),
      ])
    var options = ValidationOptions()
    options.checksInnerResources = false
    try expectFindings(text, [], options: options)
  }

  @Test func aLinkOfTheNarrativeIsAReference() throws {
    try expectClean(
      """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "text": { "status": "generated", "div": "<div xmlns='http://www.w3.org/1999/xhtml'><a href='#p'>x</a></div>" },
        "contained": [{ "resourceType": "Patient", "id": "p", "active": true }] }
      """)
  }

  @Test func aSecurityLabelStandsOnce() throws {
    func patient(_ second: String) -> String {
      """
      { "resourceType": "Patient", "active": true, "meta": { "security": 1️⃣[
        { "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "N" },
        { "system": "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "code": "\(second)" }] } }
      """
    }
    try expectFindings(
      patient("N"),
      [("1️⃣", "meta.security-duplicate", "Patient.meta.security")])
    try expectClean(patient("R"))
  }

  @Test func anEntryThatRefersHasAFullURL() throws {
    func transaction(_ reference: String, _ fullURL: String = "") -> String {
      """
      { "resourceType": "Bundle", "type": "transaction", "entry": [1️⃣{ \(fullURL) "resource": {
        "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "subject": { \(reference) } }, "request": { "method": "POST", "url": "Observation" } }] }
      """
    }
    try expectFindings(
      transaction(#""reference": "Patient/p""#), [("1️⃣", "bundle.full-url", "Bundle.entry[0]")])
    try expectClean(transaction(#""reference": "Patient?identifier=x""#))
    try expectClean(transaction(#""display": "x""#))
    try expectClean(
      transaction(
        #""reference": "Patient/p""#,
        #""fullUrl": "urn:uuid:c757873d-ec9a-4326-a141-556f43239520","#))
  }

  @Test func aNarrativeLinkLeadsToOnePlace() throws {
    func document(_ ids: String) -> String {
      """
      { "resourceType": "Bundle", "type": "document", "timestamp": "2024-01-01T00:00:00Z",
        "identifier": { "system": "https://example.org/documents", "value": "1" }, "entry": [
          { "fullUrl": "https://example.org/Composition/c", "resource": { "resourceType": "Composition", "id": "c",
            "status": "final", "type": { "text": "Letter" }, "date": "2024", "title": "Letter", "author": [{ "display": "x" }],
            "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/narrativeLink",
              "valueUrl": 1️⃣"https://example.org/Composition/c#here" }],
            "text": { "status": "generated", "div": "<div xmlns='http://www.w3.org/1999/xhtml'>\(ids)</div>" } } }] }
      """
    }
    try expectClean(document("<p id='here'>x</p>"))
    try expectFindings(
      document("<p>x</p>"),
      [("1️⃣", "narrative.link", "Bundle.entry[0].resource.extension[0]")])
  }
}
