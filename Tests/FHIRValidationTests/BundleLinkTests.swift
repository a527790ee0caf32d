import FHIRValidation
import Testing

@Suite struct BundleLinkTests {
  private func bundle(_ type: String, _ links: String) -> String {
    """
    { "resourceType": "Bundle", "type": "\(type)", "link": [\(links)], "entry": [
      { "fullUrl": "https://example.org/Patient/p", "resource": { "resourceType": "Patient", "id": "p", "active": true }
        \(type == "searchset" ? #", "search": { "mode": "match" }"# : "") }] }
    """
  }

  @Test func aSearchHasPages() throws {
    try expectClean(
      bundle(
        "searchset",
        """
        { "relation": "self", "url": "https://example.org/Patient?name=x" },
        { "relation": "next", "url": "https://example.org/page2" }
        """))
  }

  @Test func eachPageStandsOnce() throws {
    try expectFindings(
      bundle(
        "searchset",
        """
        { "relation": "self", "url": "https://example.org/Patient?name=x" },
        1️⃣{ "relation": "self", "url": "https://example.org/Patient?name=y" },
        { "relation": "alternate", "url": "https://example.org/a" },
        { "relation": "alternate", "url": "https://example.org/b" }
        """),
      [("1️⃣", "bundle.link", "Bundle.link[1]")])
  }

  @Test func aCollectionHasNoPages() throws {
    try expectFindings(
      bundle("collection", #"{ "relation": 1️⃣"next", "url": "https://example.org/page2" }"#),
      [("1️⃣", "bundle.link", "Bundle.link[0].relation")])
  }

  @Test func theStyleSheetOfADocumentIsPartOfIt() throws {
    func document(_ url: String) -> String {
      """
      { "resourceType": "Bundle", "type": "document", "timestamp": "2024-01-01T00:00:00Z",
        "identifier": { "system": "https://example.org/documents", "value": "1" },
        "link": [{ "relation": "stylesheet", "url": \(url) }], "entry": [
          { "fullUrl": "https://example.org/Composition/c", "resource": { "resourceType": "Composition", "id": "c",
            "status": "final", "type": { "text": "Letter" }, "date": "2024", "title": "Letter",
            "author": [{ "display": "x" }] } },
          { "fullUrl": "https://example.org/Binary/b", "resource": { "resourceType": "Binary", "id": "b",
            "contentType": "text/css" } }] }
      """
    }
    try expectClean(document(#""Binary/b""#))
    try expectFindings(
      document(#"1️⃣"Binary/x""#).replacing(
        #"{ "fullUrl": "https://example.org/Binary/b""#,
        with: #"2️⃣{ "fullUrl": "https://example.org/Binary/b""#),
      [
        ("1️⃣", "bundle.link", "Bundle.link[0].url"), ("2️⃣", "bundle.unreached", "Bundle.entry[1]"),
      ])
  }
}
