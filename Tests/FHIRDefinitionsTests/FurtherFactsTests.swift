import FHIRDefinitions
import LosslessJSON
import Testing

@Suite("Facts that few definitions have")
struct FurtherFactsTests {
  private func structure(_ json: String, fhirVersion: String) throws -> StructureDefinition {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "StructureDefinition", "url": "http://example.org/it", "name": "It", "fhirVersion": "\#(fhirVersion)", \#(json)}
      """#)
    return try #require(definitions.structure("http://example.org/it"))
  }

  @Test("STU3 names a type once for each of its profiles, and value sets by reference")
  func stu3() throws {
    let it = try structure(
      #"""
      "type": "It", "kind": "resource", "contextType": "resource", "context": ["Patient", "Person"],
      "snapshot": {"element": [{"path": "It"}, {"path": "It.who", "min": 0, "max": "1",
        "type": [{"code": "Reference", "targetProfile": "http://example.org/a"}, {"code": "Reference", "targetProfile": "http://example.org/b"}],
        "binding": {"strength": "required", "valueSetReference": {"reference": "http://example.org/set"}}}]}
      """#, fhirVersion: "3.0.1")
    let who = try #require(it.element(id: "It.who"))
    #expect(who.types.map(\.targetProfiles) == [["http://example.org/a", "http://example.org/b"]])
    #expect(who.binding?.valueSet == "http://example.org/set")
    #expect(it.contexts.map(\.expression) == ["Patient", "Person"] && it.fhirVersion == "3.0.1")
  }

  @Test("DSTU2 names slices, discriminators and the constrained type in other words")
  func dstu2() throws {
    let it = try structure(
      #"""
      "constrainedType": "Patient", "kind": "resource", "snapshot": {"element": [{"path": "Patient", "name": "Patient"},
        {"path": "Patient.contact", "slicing": {"discriminator": ["code", "value.@type", "@profile"], "rules": "open"}},
        {"path": "Patient.contact", "name": "kin", "type": [{"code": "Reference", "profile": ["http://example.org/a"]}]}]}
      """#, fhirVersion: "1.0.2")
    #expect(it.type == "Patient" && it.derivation == .constraint)
    let contact = try #require(it.element(id: "Patient.contact"))
    #expect(
      contact.slicing?.discriminators == [
        .init(kind: .value, path: "code"), .init(kind: .type, path: "value"),
        .init(kind: .profile, path: "$this"),
      ])
    #expect(contact.slices.map(\.sliceName) == ["kin"])
    #expect(contact.slices.first?.types.first?.targetProfiles == ["http://example.org/a"])
  }

  @Test("Fields that R5 has are read as the extensions that R4 has for them")
  func r5() throws {
    let it = try structure(
      #"""
      "type": "It", "kind": "resource", "snapshot": {"element": [{"path": "It"}, {"path": "It.name", "mustHaveValue": true,
        "valueAlternatives": ["http://example.org/absent"], "type": [{"code": "string"}],
        "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/minLength", "valueInteger": 3},
                      {"url": "http://hl7.org/fhir/StructureDefinition/regex", "valueString": "[a-z]+"}],
        "binding": {"strength": "preferred", "additional": [{"purpose": "required", "valueSet": "http://example.org/set", "any": true}]}}]}
      """#, fhirVersion: "5.0.0")
    let name = try #require(it.element(id: "It.name"))
    #expect(name.facts.mustHaveValue && name.facts.minLength == 3 && name.facts.regex == "[a-z]+")
    #expect(name.facts.valueAlternatives == ["http://example.org/absent"])
    let additional = try JSONDocument(try #require(name.binding?.extensionsJSON)).value
    let parts = try #require(additional.elements.map { $0 }.first?["extension"]).elements
    #expect(parts.map { $0["url"]?.string } == ["purpose", "valueSet", "any"])
  }

  @Test("Code systems say their properties, filters, supplements and how far they have come")
  func codeSystems() throws {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "CodeSystem", "url": "http://example.org/toys", "version": "1.0.0", "content": "complete", "hierarchyMeaning": "is-a",
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status", "valueCode": "deprecated"}],
       "property": [{"code": "round", "type": "boolean", "uri": "http://example.org/round"}],
       "filter": [{"code": "concept", "operator": ["is-a", "="], "value": "a code"}], "concept": [{"code": "ball"}]}
      """#,
      #"""
      {"resourceType": "CodeSystem", "url": "http://example.org/toys-de", "content": "supplement", "supplements": "http://example.org/toys|1.0.0",
       "concept": [{"code": "ball", "designation": [{"language": "de", "value": "Ball"}]}]}
      """#)
    let toys = try #require(definitions.codeSystem("http://example.org/toys"))
    #expect(toys.standardsStatus == "deprecated" && toys.hierarchyMeaning == "is-a")
    #expect(
      toys.properties == [.init(code: "round", type: "boolean", uri: "http://example.org/round")])
    #expect(toys.filters == [.init(code: "concept", operators: ["is-a", "="])])
    let supplement = try #require(definitions.supplements(of: toys).first)
    #expect(supplement.lookup("ball")?.designations.map(\.value) == ["Ball"])
  }

  @Test("Value sets have words of their own for codes, and name the supplements they need")
  func valueSets() throws {
    let definitions = try SmallPack.definitions(
      #"""
      {"resourceType": "ValueSet", "url": "http://example.org/set", "version": "1.0.0",
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/valueset-supplement", "valueCanonical": "http://example.org/toys-de"}],
       "compose": {"include": [{"system": "http://example.org/toys|2.0.0", "concept": [
         {"code": "rope"}, {"code": "ball", "designation": [{"language": "de", "value": "Ball"}, {"language": "nl", "value": "bal"}]}]}]}}
      """#)
    let set = try #require(definitions.valueSet("http://example.org/set"))
    #expect(set.supplements == ["http://example.org/toys-de"])
    #expect(set.designations(of: "ball").map(\.value).sorted() == ["Ball", "bal"])
    #expect(set.designations(of: "rope").isEmpty && set.designations(of: "none").isEmpty)
    // A version in the url of a system is a version.
    #expect(set.contains(system: "http://example.org/toys", code: "ball") == .contained)
    #expect(set.includes.first?.version == "2.0.0")
  }

  @Test("Other canonical resources are known by their names")
  func canonicals() throws {
    let definitions = try SmallPack.definitions(
      #"{"resourceType": "SearchParameter", "url": "http://example.org/name", "version": "1.0.0"}"#,
      SmallPack.valueSet("set", #"{"include": [{"system": "http://example.org/toys"}]}"#))
    #expect(definitions.typeOfResource("http://example.org/name") == "SearchParameter")
    #expect(definitions.typeOfResource("http://example.org/name|1.0.0") == "SearchParameter")
    #expect(definitions.typeOfResource("http://example.org/name|2.0.0") == nil)
    #expect(definitions.typeOfResource("http://example.org/set") == "ValueSet")
    #expect(definitions.resource("http://example.org/name") == nil)
  }
}
