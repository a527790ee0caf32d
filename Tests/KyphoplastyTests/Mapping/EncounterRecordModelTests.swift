import FHIRDefinitionsR4
import FHIRModel
import FHIRPathEngine
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

/// The dictionary of the record, `Profiles/StructureDefinition-encounter-record.json`, has the record's fields, and its
/// FHIRPath finds each of them in the bundles.
@Suite struct EncounterRecordModelTests {
  @Test func itHasTheFieldsOfTheRecordAndNoOthers() throws {
    let fields = RecordShape.encounter.fields.map(\.path).filter { !$0.isEmpty }
    #expect(Set(try Self.elements().map(\.field)) == Set(fields))
  }

  @Test func everyMappingFindsItsField() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    let record = try KyphoplastyEncounter.maximal()
    let bundles = [mapper.bundle(for: record), mapper.directoryBundle(for: record)]
      .map { $0.json() }
    let variables = try Self.variables()

    for element in try Self.elements() {
      guard let map = element.map else {
        // What speaks of the record itself is in no resource.
        #expect(element.field == "confirmed")
        continue
      }
      var text = map
      for (name, expression) in variables {
        text = text.replacing("%" + name, with: "(\(expression))")
      }
      let expression = try FHIRPathExpression(text, on: "Bundle", definitions: .r4)
      let found = try bundles.contains { bytes in
        let bundle = FHIRPathItem(resource: try JSONDocument(bytes))
        return try !expression.evaluate(on: bundle, in: FHIRPathContext(resource: bundle)).isEmpty
      }
      #expect(found, "\(element.field): \(map)")
    }
  }

  private static func definition() throws -> JSONValue {
    let path = PackageFolder.profiles + "/StructureDefinition-encounter-record.json"
    return try JSONDocument(try PackageFolder.bytes(of: path)).value
  }

  private static func elements() throws -> [(field: String, map: String?)] {
    try #require(try definition()["differential"]?["element"]).list.dropFirst().map { element in
      let id = try #require(element["id"]?.string)
      return (
        String(id.dropFirst("EncounterRecord.".count)),
        element["mapping"]?.list.first?["map"]?.string
      )
    }
  }

  /// The expressions of the root, by the names that the others use, the longest first.
  private static func variables() throws -> [(name: String, expression: String)] {
    let root = try #require(try definition()["differential"]?["element"]?.list.first)
    return try #require(root["mapping"]).list.compactMap { mapping in
      guard let name = mapping["comment"]?.string, let map = mapping["map"]?.string else {
        return nil
      }
      return (String(name.dropFirst()), map)
    }.sorted { $0.name.count > $1.name.count }
  }
}
