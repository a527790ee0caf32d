import FHIRDefinitions
import FHIRDefinitionsR4
import Testing

@Suite("R4: slices in snapshots that are made")
struct SnapshotSlicingTests {
  private let slicedIdentifiers = #"""
    {"path": "Patient.identifier", "slicing": {"discriminator": [{"type": "value", "path": "system"}], "rules": "closed"}, "min": 1},
    {"path": "Patient.identifier.value", "min": 1},
    {"path": "Patient.identifier", "sliceName": "mrn", "max": "1"},
    {"path": "Patient.identifier.system", "fixedUri": "http://example.org/mrn"},
    {"path": "Patient.identifier", "sliceName": "ssn", "min": 1},
    {"path": "Patient.identifier.system", "patternUri": "http://example.org/ssn"}
    """#

  @Test(
    "Slices are made from the element as the base has it, and have what is said of all of them inside"
  )
  func slices() throws {
    let profile = try #require(
      try MadeProfile.structure(of: "Patient", slicedIdentifiers))
    let sliced = try #require(profile["Patient.identifier"])
    #expect(sliced.slicing?.rules == .closed && sliced.min == 1)
    #expect(sliced.slices.map(\.sliceName) == ["mrn", "ssn"])
    #expect(
      profile["Patient.identifier:mrn"]?.min == 0 && profile["Patient.identifier:mrn"]?.max == 1)
    #expect(
      profile["Patient.identifier:ssn"]?.min == 1 && profile["Patient.identifier:ssn"]?.max == nil)
    #expect(profile["Patient.identifier:mrn.value"]?.min == 1)
    #expect(profile["Patient.identifier:ssn.value"]?.min == 1)
    #expect(profile["Patient.identifier:mrn.system"]?.fixed?.type == "uri")
    #expect(profile["Patient.identifier:ssn.system"]?.pattern != nil)
    #expect(profile["Patient.identifier.system"]?.fixed == nil)
    #expect(sliced.slices.allSatisfy { $0.path == "Patient.identifier" })
  }

  @Test("Ids say where an element stands whatever the order of the differential")
  func oddOrder() throws {
    let profile = try #require(
      try MadeProfile.structure(
        of: "Patient",
        #"""
        {"id": "Patient.identifier:mrn.system", "path": "Patient.identifier.system", "min": 1},
        {"id": "Patient.birthDate", "path": "Patient.birthDate", "min": 1},
        {"id": "Patient.identifier:mrn", "path": "Patient.identifier", "sliceName": "mrn", "min": 1},
        {"id": "Patient.identifier", "path": "Patient.identifier", "slicing": {"discriminator": [{"type": "value", "path": "system"}], "rules": "open"}}
        """#))
    #expect(profile["Patient.identifier:mrn"]?.min == 1)
    #expect(profile["Patient.identifier:mrn.system"]?.min == 1)
    #expect(profile["Patient.identifier"]?.slicing?.discriminators.count == 1)
    #expect(profile["Patient.birthDate"]?.min == 1)
  }

  @Test("A profile constrains the slices of its base, adds others and slices a slice again")
  func laterSlices() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json("a", of: "Patient", slicedIdentifiers),
      MadeProfile.json(
        "b", of: "Patient", base: "http://example.org/a",
        #"""
        {"id": "Patient.identifier:mrn", "path": "Patient.identifier", "sliceName": "mrn", "min": 1,
         "slicing": {"discriminator": [{"type": "value", "path": "use"}], "rules": "open"}},
        {"id": "Patient.identifier:mrn/old", "path": "Patient.identifier", "sliceName": "mrn/old"},
        {"id": "Patient.identifier:mrn/old.use", "path": "Patient.identifier.use", "fixedCode": "old"},
        {"id": "Patient.identifier:tax", "path": "Patient.identifier", "sliceName": "tax", "max": "0"}
        """#))
    let profile = try #require(loaded.definitions.structure("http://example.org/b"))
    #expect(loaded.notices.isEmpty)
    #expect(
      profile["Patient.identifier"]?.slices.map(\.sliceName) == ["mrn", "mrn/old", "ssn", "tax"])
    #expect(profile["Patient.identifier:mrn"]?.min == 1)
    #expect(profile["Patient.identifier:mrn"]?.slicing?.discriminators.first?.path == "use")
    let again = try #require(profile["Patient.identifier:mrn/old"])
    #expect(again.min == 0 && again.max == 1 && again.slicing == nil)
    #expect(profile["Patient.identifier:mrn/old.system"]?.fixed != nil)
    #expect(profile["Patient.identifier:mrn/old.use"]?.fixed != nil)
    #expect(profile["Patient.identifier:mrn.use"]?.fixed == nil)
    #expect(profile["Patient.identifier:tax"]?.max == 0)
  }

  @Test(
    "A name such as `valueQuantity` is the slice of the choice with that type",
    arguments: [
      #"{"path": "Observation.valueQuantity", "sliceName": "valueQuantity", "min": 1}, {"path": "Observation.valueQuantity.unit", "min": 1}"#,
      #"{"path": "Observation.valueQuantity", "min": 1}, {"path": "Observation.valueQuantity.unit", "min": 1}"#,
      #"""
      {"id": "Observation.value[x]:valueQuantity", "path": "Observation.value[x]", "sliceName": "valueQuantity", "min": 1},
      {"id": "Observation.value[x]:valueQuantity.unit", "path": "Observation.value[x].unit", "min": 1}
      """#,
    ])
  func typeSlices(_ differential: String) throws {
    let profile = try #require(try MadeProfile.structure(of: "Observation", differential))
    let choice = try #require(profile["Observation.value[x]"])
    // A type that must be there leaves no other.
    #expect(choice.types.map(\.code) == ["Quantity"] && choice.min == 1)
    #expect(choice.slicing?.discriminators == [.init(kind: .type, path: "$this")])
    #expect(choice.slicing?.rules == .closed)
    let slice = try #require(profile["Observation.value[x]:valueQuantity"])
    #expect(slice.path == "Observation.value[x]" && slice.types.map(\.code) == ["Quantity"])
    #expect(profile["Observation.value[x]:valueQuantity.unit"]?.min == 1)
  }

  @Test("Of several types that are named none takes the others away")
  func severalTypes() throws {
    let profile = try #require(
      try MadeProfile.structure(
        of: "Observation",
        #"""
        {"path": "Observation.valueQuantity.unit", "min": 1},
        {"path": "Observation.valueString", "maxLength": 10}
        """#))
    #expect(profile["Observation.value[x]"]?.types.count == 11)
    #expect(profile["Observation.value[x]"]?.slicing?.rules == .open)
    #expect(profile["Observation.value[x]:valueQuantity.unit"]?.min == 1)
    #expect(profile["Observation.value[x]:valueString"]?.maxLength == 10)
    #expect(profile["Observation.value[x]:valueString"]?.types.map(\.code) == ["string"])
  }

  @Test("Inside a slice the name of the only type that is spoken of is the whole choice")
  func typeInsideSlice() throws {
    let profile = try #require(
      try MadeProfile.structure(
        of: "Observation",
        #"""
        {"path": "Observation.component", "slicing": {"discriminator": [{"type": "pattern", "path": "code"}], "rules": "open"}},
        {"path": "Observation.component", "sliceName": "left"},
        {"path": "Observation.component.valueQuantity.unit", "min": 1}
        """#))
    let choice = try #require(profile["Observation.component:left.value[x]"])
    #expect(choice.types.map(\.code) == ["Quantity"] && choice.slicing == nil)
    #expect(profile["Observation.component:left.value[x].unit"]?.min == 1)
    #expect(profile["Observation.component.value[x]"]?.types.count == 11)
  }

  @Test("An extension that speaks of one type of its value by its name has no other")
  func extensionValue() throws {
    let profile = try #require(
      try MadeProfile.structure(
        of: "Extension", #"{"path": "Extension.valueString", "maxLength": 5}"#))
    #expect(profile["Extension.value[x]"]?.types.map(\.code) == ["string"])
    #expect(profile["Extension.value[x]"]?.slicing?.rules == .closed)
    #expect(profile["Extension.value[x]:valueString"]?.maxLength == 5)
  }

  @Test("Extensions are sliced by url without being told, and are as their definitions say")
  func extensions() throws {
    let loaded = try MadeProfile.load(
      MadeProfile.json(
        "colour", of: "Extension", kind: "complex-type",
        #"""
        {"path": "Extension", "max": "1", "constraint": [{"key": "col-1", "severity": "error", "expression": "true"}]},
        {"path": "Extension.extension", "max": "0"},
        {"path": "Extension.url", "fixedUri": "http://example.org/colour"},
        {"path": "Extension.value[x]", "min": 1, "type": [{"code": "code"}]}
        """#),
      MadeProfile.json(
        "it", of: "Patient",
        #"""
        {"path": "Patient.extension", "sliceName": "colour", "min": 1, "type": [{"code": "Extension", "profile": ["http://example.org/colour"]}]},
        {"path": "Patient.extension.value[x]", "fixedCode": "red"}
        """#))
    let profile = try #require(loaded.definitions.structure("http://example.org/it"))
    #expect(loaded.notices.isEmpty)
    #expect(
      profile["Patient.extension"]?.slicing?.discriminators == [.init(kind: .value, path: "url")])
    let slice = try #require(profile["Patient.extension:colour"])
    #expect(slice.min == 1 && slice.max == 1)
    #expect(slice.constraints.map(\.key).contains("col-1"))
    #expect(
      profile["Patient.extension:colour.url"]?.fixed?.json
        == Array(#""http://example.org/colour""#.utf8))
    let value = try #require(profile["Patient.extension:colour.value[x]"])
    #expect(value.types.map(\.code) == ["code"] && value.min == 1 && value.fixed != nil)
  }
}
