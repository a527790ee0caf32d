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
