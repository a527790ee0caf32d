import FHIRValidation
import Testing

@Suite struct LanguageSectionTests {
  private func profiled(_ code: String) -> String {
    profile(
      "told", of: "Patient",
      """
      { "id": "Patient.text", "path": "Patient.text", "extension": [
        { "url": "http://hl7.org/fhir/StructureDefinition/narrative-language-control", "valueCode": "\(code)" }] }
      """)
  }

  private func expect(
    _ code: String, _ languages: [String], _ severity: Severity?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let sections = languages.map { "<div lang='\($0)' xml:lang='\($0)'>x</div>" }.joined()
    let content = sections.isEmpty ? "<p>x</p>" : sections
    let root =
      languages.isEmpty || languages.first == "en" ? " lang='en' xml:lang='en'" : ""
    let text = """
      { "resourceType": "Patient", "language": "en", "text": 1️⃣{ "status": "generated",
        "div": "<div xmlns='http://www.w3.org/1999/xhtml'\(root)>\(content)</div>" } }
      """
    let expected: [Expected] =
      severity == nil ? [] : [("1️⃣", "narrative.sections", "Patient.text")]
    let outcome = try expectFindings(
      text, against: [profiled(code)], expected, sourceLocation: sourceLocation)
    #expect(outcome.findings.first?.severity == severity, sourceLocation: sourceLocation)
  }

  @Test func aProfileForbidsSections() throws {
    try expect("_no", [], nil)
    try expect("_no", ["en"], .error)
  }

  @Test func aProfileAsksForSections() throws {
    try expect("_yes", ["en"], nil)
    try expect("_yes", [], .error)
  }

  @Test func aProfileAsksForTheSectionOfALanguage() throws {
    try expect("_resource", ["en", "de"], nil)
    try expect("_resource", [], .warning)
    try expect("de", ["en", "de"], nil)
    try expect("de", ["en", "fr"], .error)
  }
}
