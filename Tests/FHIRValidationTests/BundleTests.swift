import FHIRValidation
import Testing

@Suite struct BundleTests {
  private let patient = #"{ "resourceType": "Patient", "id": "p", "active": true }"#

  @Test func aTransactionNeedsRequests() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "transaction", "entry": [1️⃣{ "resource": \(patient) }] }
      """,
      [("1️⃣", "bundle.parts", "Bundle.entry[0]")])
  }

  @Test func aCollectionHasNone() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "total": 1️⃣1, "entry": [
        { "fullUrl": "https://example.org/Patient/p", "resource": \(patient),
          "request": 2️⃣{ "method": "PUT", "url": "Patient/p" }, "search": 3️⃣{ "mode": "match" } }, 4️⃣{ "fullUrl": "https://example.org/Patient/q" }] }
      """,
      [
        ("1️⃣", "bundle.parts", "Bundle"), ("2️⃣", "bundle.parts", "Bundle.entry[0]"),
        ("3️⃣", "bundle.parts", "Bundle.entry[0]"), ("4️⃣", "bundle.parts", "Bundle.entry[1]"),
      ])
  }

  @Test func aResponseHasResponses() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "transaction-response", "entry": [
        { "response": { "status": "201 Created" } }, 1️⃣{ "resource": \(patient) }] }
      """,
      [("1️⃣", "bundle.parts", "Bundle.entry[1]")])
  }

  @Test func aDocumentBeginsWithAComposition() throws {
    try expectFindings(
      """
      1️⃣{ "resourceType": "Bundle", "type": "document", "entry": [
        { "fullUrl": "https://example.org/Patient/p", "resource": 2️⃣\(patient) }] }
      """,
      [
        ("1️⃣", "bundle.document", "Bundle"), ("1️⃣", "bundle.document", "Bundle"),
        ("2️⃣", "bundle.first", "Bundle.entry[0]"),
      ])
  }

  @Test func aMessageBeginsWithAHeader() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "message", "entry": [
        { "fullUrl": "https://example.org/Patient/p", "resource": 1️⃣\(patient) }] }
      """,
      [("1️⃣", "bundle.first", "Bundle.entry[0]")])
  }

  @Test func entriesHaveAFullURL() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [1️⃣{ "resource": \(patient) }] }
      """,
      [("1️⃣", "bundle.full-url", "Bundle.entry[0]")])
  }

  @Test(arguments: [
    "Patient/p", "https://example.org/Patient/p/_history/1", "https://example.org/Patient/q",
    "https://example.org/Observation/p",
  ])
  func aFullURLAgreesWithItsResource(_ url: String) throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": 1️⃣"\(url)", "resource": \(patient) }] }
      """,
      [("1️⃣", "bundle.full-url", "Bundle.entry[0]")])
  }

  @Test func aDefinitionsURLIsItsFullURLOnlyWhereItIs() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": 1️⃣"https://example.org/colours", "resource": { "resourceType": "ValueSet", "id": "v",
          "url": "https://example.org/colours", "status": "draft" } },
        { "fullUrl": "https://example.org/ValueSet/w", "resource": { "resourceType": "ValueSet", "id": "w",
          "url": "https://example.org/ValueSet/w", "status": "draft" } }] }
      """,
      [("1️⃣", "bundle.full-url", "Bundle.entry[0]")])
  }

  @Test func aServersFullURLNeedsAnID() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [
        { "fullUrl": 1️⃣"https://example.org/Patient/p", "resource": { "resourceType": "Patient", "active": true } }] }
      """,
      [("1️⃣", "bundle.full-url", "Bundle.entry[0]")])
  }

  @Test func aFullURLStandsOnce() throws {
    let entry = #"{ "fullUrl": "https://example.org/Patient/p", "resource": \#(patient) }"#
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [\(entry),
        \(entry.replacing(#""https"#, with: #"1️⃣"https"#))] }
      """,
      [("1️⃣", "bundle.full-url-duplicate", "Bundle.entry[1]")])
  }

  @Test func aHistoryHoldsManyVersions() throws {
    let entry = """
      { "fullUrl": "https://example.org/Patient/p", "resource": \(patient),
        "request": { "method": "PUT", "url": "Patient/p" }, "response": { "status": "200" } }
      """
    try expectClean(
      #"{ "resourceType": "Bundle", "type": "history", "total": 2, "entry": [\#(entry), \#(entry)] }"#
    )
  }

  @Test func resourcesInEntriesAreChecked() throws {
    let outcome = try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [{ "fullUrl": "https://example.org/Patient/p",
        "resource": { "resourceType": "Patient", "id": "p", "active": 1️⃣0 } }] }
      """,
      [("1️⃣", "json.type", "Bundle.entry[0].resource.active")])
    #expect(outcome.findings.first?.resource == ResourceLabel(type: "Patient", id: "p"))
  }
}

@Suite struct BundleRequestTests {
  private let patient = #"{ "resourceType": "Patient", "id": "p", "active": true }"#

  private func transaction(_ method: String, _ url: String, resource: String?) -> String {
    let resource = resource.map { #""resource": \#($0), "# } ?? ""
    return """
      { "resourceType": "Bundle", "type": "transaction", "entry": [
        { \(resource)"request": { "method": "\(method)", "url": "\(url)" } }] }
      """
  }

  @Test(arguments: [
    ("PUT", "Patient/p"), ("PUT", "Patient?identifier=x"), ("POST", "Patient"),
    ("POST", "Patient/$match"),
  ])
  func aRequestFits(_ method: String, _ url: String) throws {
    try expectClean(transaction(method, url, resource: patient))
  }

  @Test func requestsWithoutResource() throws {
    try expectClean(transaction("DELETE", "Patient/p", resource: nil))
    try expectClean(transaction("GET", "Patient?name=x", resource: nil))
  }

  @Test(arguments: [
    ("PUT", "Patient/q"), ("PUT", "Observation/p"), ("PUT", "Patient"), ("POST", "Patient/p"),
    ("POST", "Observation"), ("PUT", "Observation?identifier=x"), ("POST", "nowhere"),
  ])
  func aRequestDoesNotFit(_ method: String, _ url: String) throws {
    let marked = transaction(method, url, resource: patient)
      .replacing(#""url": ""#, with: #""url": 1️⃣""#)
    try expectFindings(marked, [("1️⃣", "bundle.request", "Bundle.entry[0]")])
  }

  @Test func aPutNeedsAResource() throws {
    let marked = transaction("PUT", "Patient/p", resource: nil)
      .replacing("[\n  { ", with: "[\n  1️⃣{ ")
    try expectFindings(marked, [("1️⃣", "bundle.request", "Bundle.entry[0]")])
  }

  @Test func aDeleteHasNone() throws {
    let marked = transaction("DELETE", "Patient/p", resource: "1️⃣" + patient)
    try expectFindings(marked, [("1️⃣", "bundle.request", "Bundle.entry[0]")])
  }

  @Test func aTransactionChangesAResourceOnce() throws {
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "transaction", "entry": [
        { "resource": \(patient), "request": { "method": "PUT", "url": "Patient/p" } },
        { "request": { "method": "DELETE", "url": 1️⃣"Patient/p" } }] }
      """,
      [("1️⃣", "bundle.request-duplicate", "Bundle.entry[1]")])
  }
}

@Suite struct NestedBundleTests {
  @Test func aBundleInABundleHasItsOwnEntries() throws {
    let inner = """
      { "resourceType": "Bundle", "id": "b", "type": "document", "timestamp": "2024-01-01T00:00:00Z",
        "identifier": { "system": "https://example.org/documents", "value": "1" },
        "signature": { "type": [{ "system": "urn:iso-astm:E1762-95:2013", "code": "1.2.840.10065.1.12.1.1" }],
          "when": "2024-01-01T00:00:00Z", "who": { "reference": "Practitioner/d" } },
        "entry": [{ "fullUrl": "https://example.org/Composition/c", "resource": { "resourceType": "Composition",
          "id": "c", "status": "final", "type": { "text": "Letter" }, "date": "2024", "title": "Letter",
          "author": [{ "reference": 1️⃣"Practitioner/d" }] } }] }
      """
    let outer = (0..<3).map { index in
      """
      { "fullUrl": "https://example.org/Practitioner/d\(index)", "resource": { "resourceType": "Practitioner",
        "id": "d\(index)", "active": true } },
      """
    }
    try expectFindings(
      """
      { "resourceType": "Bundle", "type": "collection", "entry": [\(outer.joined())
        { "fullUrl": "https://example.org/Bundle/b", "resource": \(inner) }] }
      """,
      [("1️⃣", "bundle.reference", "Bundle.entry[3].resource.entry[0].resource.author[0]")])
  }
}
