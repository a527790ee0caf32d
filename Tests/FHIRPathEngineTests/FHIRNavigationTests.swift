import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import LosslessJSON
import Testing

@Suite struct FHIRNavigationTests {
  @Test func aChoiceIsNamedWithoutItsType() throws {
    #expect(try evaluate("deceased", on: patient) == ["false"])
    #expect(try evaluate("Observation.value.value", on: observation) == ["1.50"])
    try expectTrue(
      "value is Quantity", "value.is(Period).not()", "value.ofType(Quantity).unit = 'm'",
      "(value as Quantity).code = 'm'", "value = 150 'cm'", "value > 1 'm'", on: observation)
    #expect(failure(of: "valueQuantity", on: observation) == .semantic)
  }

  @Test func aPrimitiveHasItsExtensions() throws {
    let url = "http://hl7.org/fhir/StructureDefinition/patient-birthTime"
    #expect(
      try evaluate("birthDate.extension('\(url)').value", on: patient) == ["1951-03-04T05:06:07Z"])
    #expect(
      try evaluate("birthDate.extension(%`ext-patient-birthTime`).exists()", on: patient)
        == ["true"])
    try expectTrue("birthDate.hasValue()", "birthDate.getValue() is Date", on: patient)
  }

  @Test func aPrimitiveMayHaveNothingButExtensions() throws {
    let json = """
      {
        "resourceType": "Patient",
        "name": [{
          "given": [null, "Bo"],
          "_given": [{ "extension": [{ "url": "http://example.org/x", "valueCode": "y" }] }, null]
        }],
        "_gender": { "id": "g" }
      }
      """
    #expect(try evaluate("name.given.count()", on: json) == ["2"])
    #expect(try evaluate("name.given.select(hasValue())", on: json) == ["false", "true"])
    #expect(try evaluate("name.given.extension.value", on: json) == ["y"])
    #expect(try evaluate("gender.id", on: json) == ["g"])
    try expectTrue("gender.exists()", "gender.hasValue() = false", on: json)
    #expect(try evaluate("gender = 'male'", on: json) == ["false"])
  }

  @Test func typesOfFHIRAndOfFHIRPathAreApart() throws {
    try expectTrue(
      "active is boolean", "(active is Boolean) = false", "active is FHIR.boolean",
      "true is System.Boolean", "birthDate is date", "name.first() is HumanName",
      "Patient is DomainResource", "Patient.type().name = 'Patient'", "id is id",
      "1.type().namespace = 'System'", "name.first().use is string", "name.first().use is code",
      "name.use.ofType(string).empty()", "contact.first() is BackboneElement", on: patient)
    #expect(failure(of: "1 is Nonsense") == .semantic)
    #expect(failure(of: "name as HumanName", on: patient) == .execution)
    #expect(try evaluate("(name as HumanName).count()", on: patient, mode: .invariant) == ["2"])
  }

  @Test func anExpressionMayBeginWithTheTypeOfItsResource() throws {
    #expect(try evaluate("Patient.name.family", on: patient) == ["Ostrich"])
    #expect(try evaluate("Resource.id", on: patient) == ["p1"])
    #expect(failure(of: "Encounter.id", on: patient) == .semantic)
  }

  @Test func containedResourcesHaveTheirOwnType() throws {
    try expectTrue(
      "contained.first() is Organization", "contained.name = 'Aviary'",
      "contained.ofType(Organization).name = 'Aviary'", "contained.ofType(Patient).empty()",
      on: patient)
  }

  @Test func referencesToContainedResourcesAreFollowed() throws {
    #expect(try evaluate("managingOrganization.resolve().name", on: patient) == ["Aviary"])
    try expectNothing("generalPractitioner.resolve()", on: patient)
  }

  @Test func childrenAndDescendantsAreAllThatIsBelow() throws {
    #expect(try evaluate("children().count()", on: observation) == ["3"])
    #expect(try evaluate("descendants().count()", on: observation) == ["10"])
    #expect(
      try evaluate("descendants().ofType(code).count()", on: observation) == ["3"])
    try expectTrue("descendants().where($this is dateTime).exists()", on: patient)
  }

  @Test func variablesNameTheSurroundings() throws {
    #expect(try evaluate("name.select(%resource.id)", on: patient) == ["p1", "p1"])
    #expect(try evaluate("name.select(%context.id).first()", on: patient) == ["p1"])
    #expect(try evaluate("%rootResource.id", on: patient) == ["p1"])
    #expect(try evaluate("%ucum") == ["http://unitsofmeasure.org"])
    #expect(try evaluate("%sct") == ["http://snomed.info/sct"])
    #expect(try evaluate("%loinc") == ["http://loinc.org"])
    #expect(try evaluate("%`vs-x`") == ["http://hl7.org/fhir/ValueSet/x"])
    #expect(try evaluate("%vs-x") == ["http://hl7.org/fhir/ValueSet/x"])
    let context = FHIRPathContext(variables: ["limit": [.integer(3)]])
    #expect(try evaluate("%limit + 1", in: context) == ["4"])
  }

  @Test func modifiersThatAreNotNamedAreRefused() throws {
    let json = """
      { "resourceType": "Basic", "modifierExtension": [{ "url": "http://example.org/m" }] }
      """
    #expect(failure(of: "checkModifiers()", on: json) == .execution)
    #expect(failure(of: "checkModifiers('http://example.org/m')", on: json) == nil)
  }

  @Test func whatIsNoFHIRIsReadByItsKeys() throws {
    let document = try JSONDocument(Array(#"{ "a": { "b": [1, 2.50, "x"] } }"#.utf8))
    let expression = try FHIRPathExpression("a.b", definitions: .r4)
    let items = try expression.evaluate(on: FHIRPathItem(resource: document))
    #expect(items.map(\.description) == ["1", "2.50", "x"])
  }
}
