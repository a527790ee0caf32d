import FHIRDefinitions
import FHIRDefinitionsR4
import Testing

@Suite("R4: making snapshots")
struct SnapshotTests {
  @Test("What a differential does not say is as in its base, what it says takes its place")
  func inheritance() throws {
    let profile = try #require(
      try MadeProfile.structure(
        of: "Observation",
        #"""
        {"path": "Observation", "constraint": [{"key": "own-1", "severity": "error", "expression": "code.exists()"}]},
        {"path": "Observation.code", "min": 1, "mustSupport": true, "binding": {"strength": "required", "valueSet": "http://example.org/codes"}},
        {"path": "Observation.subject", "min": 1, "type": [{"code": "Reference", "targetProfile": ["http://example.org/patient"]}]},
        {"path": "Observation.method", "max": "0"}
        """#))
    let base = try #require(Definitions.r4.type("Observation"))
    #expect(profile.hasSnapshot && profile.elements.count == base.elements.count)
    #expect(profile["Observation.status"]?.binding?.strength == .required)
    let code = try #require(profile["Observation.code"])
    #expect(code.min == 1 && code.max == 1 && code.mustSupport)
    #expect(code.binding?.valueSet == "http://example.org/codes")
    #expect(
      profile["Observation.subject"]?.types.map(\.targetProfiles) == [
        ["http://example.org/patient"]
      ])
    #expect(profile["Observation.method"]?.max == 0)
    #expect(profile["Observation.method"]?.baseMax == 1)
    let keys = profile.root.constraints.map(\.key)
    #expect(keys.contains("own-1") && keys.contains("obs-6"))
    #expect(
      profile.root.constraints.last { $0.key == "own-1" }?.source == "http://example.org/it")
  }

  @Test("Profiles stand upon profiles, whatever the order in which they come")
  func levels() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json(
        "c", of: "Patient", base: "http://example.org/b",
        #"{"path": "Patient.birthDate", "min": 1}"#),
      MadeProfile.json(
        "b", of: "Patient", base: "http://example.org/a|1.0.0",
        #"{"path": "Patient.name", "max": "2"}"#),
      MadeProfile.json("a", of: "Patient", #"{"path": "Patient.name", "min": 1}"#))
    let profile = try #require(loaded.definitions.structure("http://example.org/c"))
    #expect(loaded.notices.isEmpty)
    #expect(profile["Patient.name"]?.min == 1 && profile["Patient.name"]?.max == 2)
    #expect(profile["Patient.birthDate"]?.min == 1)
  }

  @Test(
    "Below an element of a data type its type's elements are put in, of a profiled one those of the profile"
  )
  func dataTypes() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json(
        "money", of: "Quantity", kind: "complex-type", #"{"path": "Quantity.system", "min": 1}"#),
      MadeProfile.json(
        "it", of: "Observation",
        #"""
        {"path": "Observation.referenceRange.low", "type": [{"code": "Quantity", "profile": ["http://example.org/money"]}]},
        {"path": "Observation.referenceRange.low.code", "min": 1},
        {"path": "Observation.method.coding.system", "min": 1}
        """#))
    let profile = try #require(loaded.definitions.structure("http://example.org/it"))
    #expect(loaded.notices.isEmpty)
    let low = "Observation.referenceRange.low"
    #expect(
      profile.ids(below: low) == [
        "id", "extension", "value", "comparator", "unit", "system", "code",
      ])
    #expect(profile[low + ".system"]?.min == 1 && profile[low + ".code"]?.min == 1)
    #expect(profile["Observation.method.coding.system"]?.min == 1)
    #expect(profile["Observation.method.coding.version"]?.min == 0)
    #expect(profile["Observation.method.coding"]?.basePath == "CodeableConcept.coding")
  }

  @Test("A content reference that is walked into becomes the content")
  func contentReferences() throws {
    let profile = try #require(
      try MadeProfile.structure(
        of: "Questionnaire", #"{"path": "Questionnaire.item.item.item.prefix", "max": "0"}"#))
    #expect(profile["Questionnaire.item.item.item.prefix"]?.max == 0)
    #expect(profile["Questionnaire.item.prefix"]?.max == 1)
    #expect(profile["Questionnaire.item.item"]?.contentReference == nil)
    #expect(profile["Questionnaire.item.item"]?.types.map(\.code) == ["BackboneElement"])
    #expect(profile["Questionnaire.item.item.item.item"]?.contentReference == "#Questionnaire.item")
  }

  @Test(
    "An element that the base does not have is one notice, with all that is said of what is below it"
  )
  func unknownElement() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json(
        "it", of: "Patient",
        #"""
        {"id": "Patient.wings", "path": "Patient.wings", "min": 1},
        {"id": "Patient.wings.left", "path": "Patient.wings.left", "min": 1},
        {"id": "Patient.name", "path": "Patient.name", "min": 1}
        """#))
    #expect(
      loaded.notices == [
        LoadingNotice(.unknownElement, "http://example.org/it", detail: "Patient.wings")
      ])
    #expect(loaded.definitions.structure("http://example.org/it")?["Patient.name"]?.min == 1)
  }

  @Test("Without its base a profile keeps its differential, and a notice says which base it is")
  func unknownBase() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json(
        "it", of: "Patient", base: "http://example.org/none", #"{"path": "Patient", "min": 0}"#),
      MadeProfile.json(
        "next", of: "Patient", base: "http://example.org/it", #"{"path": "Patient", "min": 0}"#))
    #expect(
      loaded.notices == [
        LoadingNotice(.unknownBase, "http://example.org/it", detail: "http://example.org/none")
      ])
    #expect(loaded.definitions.structure("http://example.org/it")?.hasSnapshot == false)
  }

  @Test("Profiles that stand upon one another end in no loop")
  func cycle() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json(
        "a", of: "Patient", base: "http://example.org/b", #"{"path": "Patient", "min": 0}"#),
      MadeProfile.json(
        "b", of: "Patient", base: "http://example.org/a", #"{"path": "Patient", "min": 0}"#))
    #expect(loaded.notices.map(\.kind).contains(.cyclicBase))
  }

  @Test("A profile without differential is as its base")
  func empty() throws {
    let loaded = try MadeProfile.load(
      #"""
      {"resourceType": "StructureDefinition", "url": "http://example.org/it", "type": "Basic", "kind": "resource",
       "derivation": "constraint", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Basic"}
      """#)
    let profile = try #require(loaded.definitions.structure("http://example.org/it"))
    #expect(profile.hasSnapshot && profile["Basic.code"]?.min == 1)
  }

  @Test("A logical model adds elements of its own")
  func logicalModel() throws {
    let loaded = try MadeProfile.load(
      #"""
      {"resourceType": "StructureDefinition", "url": "http://example.org/Kite", "type": "http://example.org/Kite",
       "kind": "logical", "derivation": "specialization", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Element",
       "differential": {"element": [{"path": "Kite", "min": 0, "max": "*"},
         {"path": "Kite.tail", "min": 1, "max": "1", "type": [{"code": "BackboneElement"}]},
         {"path": "Kite.tail.length", "min": 0, "max": "1", "type": [{"code": "Quantity"}]}]}}
      """#)
    let model = try #require(loaded.definitions.structure("http://example.org/Kite"))
    #expect(loaded.notices.isEmpty && model.hasSnapshot)
    #expect(model["Kite.tail"]?.min == 1 && model["Kite.id"] != nil)
    #expect(model["Kite.tail.length"]?.types.first?.code == "Quantity")
  }
}
