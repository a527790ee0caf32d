import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@Suite struct MeasureTests {
  @Test func partsHaveCodes() throws {
    let criteria = #""criteria": { "language": "text/fhirpath", "expression": "true" }"#
    try expectFindings(
      #"1️⃣{ "resourceType": "Measure", "status": "draft" }"#,
      [("1️⃣", "measure.parts", "Measure")])
    try expectFindings(
      """
      { "resourceType": "Measure", "status": "draft", "group": [
        { "code": { "text": "one" }, "population": [{ "code": { "coding": [{
            "system": "http://terminology.hl7.org/CodeSystem/measure-population", "code": "initial-population" }] }, \(criteria) }, 1️⃣{ \(criteria) }] },
        2️⃣{ "population": [{ \(criteria) }] }, 3️⃣{ "code": { "text": "three" } }] }
      """,
      [
        ("1️⃣", "measure.parts", "Measure.group[0].population[1]"),
        ("2️⃣", "measure.parts", "Measure.group[1]"), ("3️⃣", "measure.parts", "Measure.group[2]"),
      ])
  }

  private func measure(_ expression: String, libraries: String) -> String {
    """
    { "resourceType": "Measure", "status": "draft", "library": [\(libraries)], "group": [{
      "population": [{ "criteria": { "language": "text/fhirpath", "expression": "true" } }],
      "stratifier": [{ "criteria": { "language": "text/cql", "expression": "\(expression)" } }] }] }
    """
  }

  private func rules(_ expression: String, libraries names: [String]) throws -> [RuleID] {
    var loading = DefinitionLoading()
    // <library xmlns="urn:hl7-org:elm:r1"><statements><def name="Adults" x="1"/></statements></library>
    let compiled =
      "PGxpYnJhcnkgeG1sbnM9InVybjpobDctb3JnOmVsbTpyMSI+PHN0YXRlbWVudHM+PGRlZiBuYW1lPSJBZHVsdHMiIHg9IjEiLz48L3N0YXRlbWVudHM+PC9saWJyYXJ5Pg=="
    for name in names {
      let library = """
        { "resourceType": "Library", "url": "http://example.org/Library/\(name)", "name": "\(name)", "status": "draft",
          "content": [{ "contentType": "application/elm+xml", "data": "\(compiled)" }] }
        """
      loading.add(resource: try JSONDocument(Array(library.utf8)), named: name)
    }
    let validator = Validator(definitions: try loading.build(over: .r4).definitions)
    let urls = names.map { #""http://example.org/Library/\#($0)""# }.joined(separator: ", ")
    let text = measure(expression, libraries: urls)
    return validator.validate(Array(text.utf8)).findings.map(\.rule)
  }

  @Test func criteriaNameAnExpressionOfALibrary() throws {
    #expect(try rules("Adults", libraries: ["One"]) == [])
    #expect(try rules("One.Adults", libraries: ["One", "Two"]) == [])
    #expect(try rules("Children", libraries: ["One"]) == ["measure.criteria"])
    #expect(try rules("Adults", libraries: ["One", "Two"]) == ["measure.criteria"])
    #expect(try rules("Three.Adults", libraries: ["One", "Two"]) == ["measure.criteria"])
  }

  @Test func withoutALibraryThereAreNoExpressions() throws {
    let outcome = validator.validate(
      Array(measure("Adults", libraries: #""http://unknown.example/Library/1""#).utf8))
    #expect(outcome.findings.map(\.rule) == ["measure.library", "measure.criteria"])
  }
}
