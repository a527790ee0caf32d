import FHIRDefinitions
import LosslessJSON
import Testing

@Suite("Making a pack")
struct PackBuilderTests {
  @Test("The same resources make the same bytes, in whatever order they come")
  func isDeterministic() throws {
    var resources = [SmallPack.pet, SmallPack.profile, SmallPack.toys]
    for number in 0..<20 {
      resources.append(
        SmallPack.valueSet(
          "set\(number)",
          #"{"include": [{"system": "http://example.org/toys", "filter": [{"property": "concept", "op": "is-a", "value": "toy"}]}]}"#
        ))
    }
    let bytes = try SmallPack.bytes(packages: [resources])
    #expect(try SmallPack.bytes(packages: [resources]) == bytes)
    #expect(try SmallPack.bytes(packages: [resources.reversed()]) == bytes)
  }

  @Test("Words for people are left out")
  func keepsFactsOnly() throws {
    let bytes = try SmallPack.bytes(SmallPack.pet, SmallPack.toys)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("structuredefinition-standards-status"))
    #expect(!text.contains("Words for people"))
  }

  @Test(
    "What has no url, no type or no elements is refused by its file's name, and other types are passed over"
  )
  func refused() throws {
    var builder = PackBuilder()
    let files = [
      "vs.json": #"{"resourceType": "ValueSet"}"#,
      "sd.json":
        #"{"resourceType": "StructureDefinition", "url": "http://example.org/x", "type": "X"}"#,
      "cs.json": #"{"resourceType": "CodeSystem", "url": 1}"#,
    ]
    for (name, json) in files {
      let wasKept = builder.add(try JSONDocument(Array(json.utf8)), named: name)
      #expect(!wasKept)
    }
    for json in [#"{"resourceType": "Patient"}"#, "[]", "{}", "null", #"{"resourceType": 1}"#] {
      let wasKept = builder.add(try JSONDocument(Array(json.utf8)), named: "other.json")
      #expect(!wasKept)
    }
    #expect(builder.summary.refused.sorted() == ["cs.json", "sd.json", "vs.json"])
    #expect(try DefinitionPack(builder.build()).sources.isEmpty)
  }

  @Test("Values of the wrong JSON type are passed over, not trusted")
  func wrongTypes() throws {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "StructureDefinition", "url": "http://example.org/x", "type": "X", "kind": 3, "version": {},
       "context": "no", "snapshot": {"element": [
         7, {"path": 1, "min": "1", "max": 5, "type": {}, "constraint": [1, {}], "slicing": 2, "binding": []},
         {"id": "X.y", "path": "X.y", "min": -1, "max": "many", "maxLength": 99999999999, "fixed": 1, "fixedx": 2}]}}
      """#)
    let structure = try #require(definitions.structure("http://example.org/x"))
    #expect(structure.elements.count == 3 && structure.version == nil)
    let last = try #require(structure.element(id: "X.y"))
    #expect(last.min == 0 && last.max == nil && last.fixed == nil)
  }

  @Test("A code system nested two hundred levels deep is read whole")
  func deepNesting() throws {
    var json =
      #"{"resourceType": "CodeSystem", "url": "http://example.org/deep", "content": "complete""#
    for level in 0..<200 { json += #", "concept": [{"code": "\#(level)""# }
    json += String(repeating: "}]", count: 200) + "}"
    let definitions = try SmallPack.definitions(json)
    let system = try #require(definitions.codeSystem("http://example.org/deep"))
    #expect(system.count == 200 && system.lookup("199")?.ancestors.count == 199)
  }

  @Test("Concepts that are above one another end in no loop")
  func cyclicParents() throws {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "CodeSystem", "url": "http://example.org/cycle", "content": "complete", "concept": [
        {"code": "a", "property": [{"code": "parent", "valueCode": "b"}]},
        {"code": "b", "property": [{"code": "parent", "valueCode": "a"}, {"code": "child", "valueCode": "b"}]}]}
      """#,
      SmallPack.valueSet(
        "set",
        #"{"include": [{"system": "http://example.org/cycle", "filter": [{"property": "concept", "op": "descendent-of", "value": "a"}]}]}"#
      ))
    let system = try #require(definitions.codeSystem("http://example.org/cycle"))
    #expect(system.lookup("a")?.ancestors.map(\.code) == ["b"])
    let set = try #require(definitions.valueSet("http://example.org/set"))
    #expect(set.parts.flatMap(\.codes).map(\.code) == ["b"])
  }

  @Test("Texts that Unicode takes for equal stay two codes")
  func canonicalEquivalence() throws {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "CodeSystem", "url": "http://example.org/é", "content": "complete", "concept": [
        {"code": "caf\#u{E9}"}]}
      """#)
    let system = try #require(definitions.codeSystem("http://example.org/é"))
    #expect(system.lookup("caf\u{E9}") != nil && system.lookup("cafe\u{301}") == nil)
  }
}
