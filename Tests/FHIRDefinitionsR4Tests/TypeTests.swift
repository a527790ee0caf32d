import FHIRDefinitions
import FHIRDefinitionsR4
import Testing

@Suite("R4: types and elements")
struct TypeTests {
  private func element(_ path: String) throws -> ElementDefinition {
    let parts = path.split(separator: ".")
    var element = try #require(Definitions.r4.type(parts[0])).root
    for part in parts.dropFirst() {
      let content = try #require(Definitions.r4.content(of: element, as: element.types.first))
      element = try #require(content.child(named: part), "\(path): \(part)").element
    }
    return element
  }

  @Test("The packs name what they were made from")
  func sources() {
    #expect(
      Definitions.r4.sources.map { "\($0.id)#\($0.version)" } == [
        "hl7.fhir.r4.core#4.0.1", "hl7.terminology.r4#7.0.1", "hl7.fhir.uv.extensions.r4#5.2.0",
      ])
    #expect(Definitions.r4.sources.allSatisfy { $0.sha256.count == 64 })
  }

  @Test("R4 has 148 resources, 146 of them not abstract, and 20 primitive types beside XHTML")
  func counts() {
    let types = Array(Definitions.r4.types)
    let resources = types.filter { $0.kind == .resource }
    #expect(resources.count == 148)
    #expect(Set(resources.filter(\.isAbstract).map(\.name)) == ["Resource", "DomainResource"])
    let primitives = types.compactMap(\.primitive)
    #expect(Set(primitives) == Set(PrimitiveType.allCases).subtracting([.integer64]))
    #expect(Definitions.r4.type("Quantity")?.primitive == nil)
  }

  @Test("Unknown names are not found, nor are profiles by their name")
  func unknownNames() {
    for name in ["", "patient", "Patient ", "Patients", "SimpleQuantity", "vitalsigns", "ß"] {
      #expect(Definitions.r4.type(name) == nil, "\(name)")
    }
    #expect(Definitions.r4.structure("http://hl7.org/fhir/StructureDefinition/vitalsigns") != nil)
  }

  @Test("The key of a choice names its type")
  func choiceTypes() throws {
    let observation = try #require(Definitions.r4.type("Observation")).root
    let value = try #require(observation.child(named: "valueQuantity"))
    #expect(value.element.path == "Observation.value[x]")
    #expect(value.element.name == "value" && value.element.isChoice)
    #expect(value.choiceType?.code == "Quantity" && value.choiceType?.primitive == nil)
    #expect(
      value.element.types.map(\.code) == [
        "Quantity", "CodeableConcept", "string", "boolean", "integer", "Range", "Ratio",
        "SampledData", "time", "dateTime", "Period",
      ])
    #expect(observation.child(named: "valueDateTime")?.choiceType?.primitive == .dateTime)
    for key in ["value", "value[x]", "valuequantity", "valueMoney", "valueReference"] {
      #expect(observation.child(named: key) == nil, "\(key)")
    }
    let status = try #require(observation.child(named: "status"))
    #expect(status.choiceType == nil && status.type?.primitive == .code)
  }

  @Test("Cardinality, and whether the JSON is an array, come from the definition")
  func cardinality() throws {
    let status = try element("Observation.status")
    #expect(status.min == 1 && status.max == 1 && !status.isArray && status.isModifier)
    let category = try element("Observation.category")
    #expect(category.min == 0 && category.max == nil && category.isArray)
    let vitals = try #require(
      Definitions.r4.structure("http://hl7.org/fhir/StructureDefinition/bp"))
    let component = try #require(vitals.element(id: "Observation.component:SystolicBP"))
    #expect(component.min == 1 && component.max == 1 && component.isArray && component.isSlice)
  }

  @Test("A resource may stand wherever an element has the type Resource")
  func resources() throws {
    let resource = try element("Bundle.entry.resource")
    #expect(resource.types.map(\.code) == ["Resource"])
    #expect(resource.types.first?.definition?.isAbstract == true)
    #expect(try element("Patient.contained").types.map(\.code) == ["Resource"])
    #expect(try element("Parameters.parameter.resource").types.map(\.code) == ["Resource"])
  }

  @Test("A content reference leads to the element whose content it has")
  func contentReferences() throws {
    let nested = try element("Questionnaire.item.item")
    #expect(nested.types.isEmpty && nested.contentReference == "#Questionnaire.item")
    #expect(nested.content?.path == "Questionnaire.item")
    #expect(try element("Questionnaire.item.item.item.linkId").path == "Questionnaire.item.linkId")
    #expect(
      try element("ValueSet.compose.exclude.concept.code").path
        == "ValueSet.compose.include.concept.code")
    #expect(
      try element("Parameters.parameter.part.part.name").path == "Parameters.parameter.name")
    for structure in Definitions.r4.structures {
      for element in structure.elements where element.contentReference != nil {
        #expect(element.content != nil, "\(structure.url) \(element.id)")
      }
    }
  }

  @Test("Types of FHIRPath are given as the FHIR types that they are")
  func systemTypes() throws {
    let id = try #require(try element("Patient.id").types.first)
    #expect(id.code == "id" && id.isSystemType)
    #expect(try element("Element.id").types.first?.code == "string")
    let url = try #require(try element("Extension.url").types.first)
    #expect(url.code == "uri" && url.isSystemType)
    #expect(try element("Patient.birthDate").types.first?.isSystemType == false)
    for type in Definitions.r4.types where type.kind == .primitive {
      let value = try #require(type.root.child(named: "value")).element
      #expect(value.types.map(\.code) == [type.name])
    }
  }

  @Test("Every type of every element of a type is defined")
  func definedTypes() {
    for structure in Definitions.r4.types {
      for element in structure.elements {
        for type in element.types {
          #expect(Definitions.r4.definition(of: type) != nil, "\(element.path): \(type.code)")
        }
      }
    }
  }

  @Test("Every element may have an id and extensions, through its type or of its own")
  func idAndExtensions() {
    for structure in Definitions.r4.types where structure.derivation == .specialization {
      for element in structure.elements {
        for type in element.types where !type.isSystemType {
          guard let content = Definitions.r4.content(of: element, as: type) else { continue }
          #expect(content.child(named: "id") != nil, "\(element.path)")
          let isResource = content.isRoot && content.structure.kind == .resource
          #expect(isResource || content.child(named: "extension") != nil, "\(element.path)")
        }
      }
    }
  }

  @Test("The pattern of a primitive type is kept as published")
  func patterns() {
    #expect(Definitions.r4.type("id")?.valuePattern == #"[A-Za-z0-9\-\.]{1,64}"#)
    #expect(Definitions.r4.type("oid")?.valuePattern == #"urn:oid:[0-2](\.(0|[1-9][0-9]*))+"#)
    #expect(Definitions.r4.type("Patient")?.valuePattern == nil)
    #expect(
      Definitions.r4.type("string")?.root.child(named: "value")?.element.maxLength == 1_048_576)
  }

  @Test("References and canonicals name the profiles that their targets must meet")
  func targets() throws {
    let subject = try #require(try element("Procedure.subject").types.first)
    #expect(
      subject.targetProfiles == [
        "http://hl7.org/fhir/StructureDefinition/Patient",
        "http://hl7.org/fhir/StructureDefinition/Group",
      ])
    #expect(subject.profiles.isEmpty && subject.aggregation.isEmpty)
    let size = try #require(try element("Observation.referenceRange.low").types.first)
    #expect(size.profiles == ["http://hl7.org/fhir/StructureDefinition/SimpleQuantity"])
  }

  @Test("Invariants are kept as published, and one that many elements have is one")
  func constraints() throws {
    let observation = try #require(Definitions.r4.type("Observation"))
    let keys = observation.root.constraints.map(\.key)
    #expect(Set(keys).isSuperset(of: ["dom-2", "dom-3", "dom-6", "obs-6", "obs-7"]))
    let narrative = try #require(observation.root.constraints.first { $0.key == "dom-6" })
    #expect(narrative.severity == .warning && narrative.isBestPractice)
    #expect(narrative.expression == "text.`div`.exists()")
    let element = try #require(try self.element("Observation.status").constraints.first)
    #expect(element.key == "ele-1" && element.severity == .error)
    #expect(element.expression == "hasValue() or (children().count() > id.count())")
    #expect(element.index == (try self.element("Patient.birthDate").constraints.first?.index))
  }

  @Test("Slicing says how slices are told apart, and which there are")
  func slicing() throws {
    let profile = try #require(
      Definitions.r4.structure("http://hl7.org/fhir/StructureDefinition/bp"))
    let component = try #require(profile.element(id: "Observation.component"))
    let slicing = try #require(component.slicing)
    #expect(slicing.discriminators.map(\.path) == ["code.coding.code", "code.coding.system"])
    #expect(slicing.discriminators.allSatisfy { $0.kind == .value })
    #expect(slicing.rules == .open && !slicing.isOrdered)
    #expect(component.slices.compactMap(\.sliceName) == ["SystolicBP", "DiastolicBP"])
    let code = try #require(
      profile.element(id: "Observation.component:SystolicBP.code.coding:SBPCode.code"))
    #expect(code.fixed == ElementValue(type: "code", json: Array(#""8480-6""#.utf8)))
    #expect(code.parent?.sliceName == "SBPCode")
    #expect(profile.root.child(named: "component")?.element == component)
  }

  @Test("An extension says where it may stand")
  func contexts() throws {
    let url = "http://hl7.org/fhir/StructureDefinition/"
    let place = try #require(Definitions.r4.structure(url + "patient-birthPlace"))
    #expect(place.contexts == [ExtensionContext(kind: "element", expression: "Patient")])
    #expect(place.type == "Extension" && place.derivation == .constraint)
    let translation = try #require(Definitions.r4.structure(url + "translation"))
    #expect(translation.contexts.contains(ExtensionContext(kind: "element", expression: "string")))
    #expect(Definitions.r4.structures.contains { !$0.contextInvariants.isEmpty })
    #expect(place.root.child(named: "url")?.element.fixed?.json == Array("\"\(place.url)\"".utf8))
  }

  @Test(
    "A canonical url finds a definition with its version or without, or one that differs in the patch"
  )
  func versions() {
    let url = "http://hl7.org/fhir/StructureDefinition/Patient"
    #expect(Definitions.r4.structure(url)?.version == "4.0.1")
    #expect(Definitions.r4.structure(url + "|4.0.1") == Definitions.r4.structure(url))
    #expect(Definitions.r4.structure(url + "|4.0")?.version == "4.0.1")
    #expect(Definitions.r4.structure(url + "|4.0.0")?.version == "4.0.1")
    #expect(Definitions.r4.structure(url + "|4.3.0") == nil)
    #expect(Definitions.r4.structure(url + "|") == nil)
    #expect(Definitions.r4.structure("|4.0.1") == nil)
    #expect(Definitions.r4.structure(url)?.root == Definitions.r4.type("Patient")?.root)
  }
}
