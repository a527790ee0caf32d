import FHIRDefinitions
import FHIRDefinitionsR4
import TestSupport
import Testing

@testable import FHIRValidation

/// What definitions are compiled to, one element a line: a change of the compiler shows here.
@Suite struct SchemaSnapshotTests {
  @Test(arguments: ["Observation", "Reference", "Extension", "dateTime", "Bundle"])
  func compiled(_ type: String) throws {
    let cache = SchemaCache(.r4)
    let definition = try #require(Definitions.r4.type(type))
    let schema = try #require(cache.schema(cache.id(of: definition)))
    try expectSnapshot(
      String(decoding: schema.json(), as: UTF8.self), named: "schema-\(type).jsonl")
  }

  @Test func compiledProfile() throws {
    let definitions = try definitions([
      profile(
        "everything", of: "Observation",
        """
        { "id": "Observation.identifier", "path": "Observation.identifier", "min": 1, "slicing": {
          "discriminator": [{ "type": "value", "path": "system" }], "rules": "closed", "ordered": true } },
        { "id": "Observation.identifier:a", "path": "Observation.identifier", "sliceName": "a", "max": "1" },
        { "id": "Observation.identifier:a.system", "path": "Observation.identifier.system",
          "min": 1, "fixedUri": "http://example.org/a" },
        { "id": "Observation.status", "path": "Observation.status", "fixedCode": "final" },
        { "id": "Observation.code", "path": "Observation.code", "patternCodeableConcept": {
          "coding": [{ "system": "http://example.org/s", "code": "a" }] }, "binding": {
          "strength": "required", "valueSet": "http://example.org/ValueSet/codes" } },
        { "id": "Observation.subject", "path": "Observation.subject", "type": [{ "code": "Reference",
          "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Patient"] }] },
        { "id": "Observation.value[x]", "path": "Observation.value[x]", "type": [{ "code": "Quantity",
          "profile": ["http://hl7.org/fhir/StructureDefinition/SimpleQuantity"] }],
          "constraint": [{ "key": "own-1", "severity": "error", "human": "-", "expression": "exists()" }],
          "maxValueQuantity": { "value": 5, "system": "http://unitsofmeasure.org", "code": "kg" } },
        { "id": "Observation.note", "path": "Observation.note", "max": "0" }
        """)
    ])
    let cache = SchemaCache(definitions)
    let definition = try #require(
      definitions.structure("http://example.org/StructureDefinition/everything"))
    let compiled = try #require(cache.profile(cache.profileID(of: definition)))
    try expectSnapshot(
      String(decoding: compiled.json(), as: UTF8.self), named: "profile-everything.jsonl")
  }

  @Test func everyTypeCompiles() throws {
    let cache = SchemaCache(.r4)
    for definition in Definitions.r4.types {
      let schema = try #require(cache.schema(cache.id(of: definition)))
      #expect(schema.name == definition.name)
      for element in schema.elements.compactMap({ $0 }) {
        for type in element.types {
          if case .unknown = type.content { Issue.record("\(element.path) has no known type") }
        }
      }
    }
  }

  @Test func theContentReferencesOfATypeAreFollowed() throws {
    try expectFindings(
      """
      { "resourceType": "Questionnaire", "status": "draft", "item": [{ "linkId": "1", "type": "group",
        "item": [{ "linkId": "1.1", "type": "group", "item": [1️⃣{ "type": "string" }] }] }] }
      """,
      [("1️⃣", "cardinality.min", "Questionnaire.item[0].item[0].item[0]")])
  }
}
