import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Testing

/// Bindings of profiles, beside those of the types.
@Suite struct ProfileBindingTests {
  private let system = "\(TestTerminology.base)/CodeSystem/colors"
  private let valueSet = """
    { "resourceType": "ValueSet", "url": "\(TestTerminology.base)/ValueSet/v", "status": "active", "compose": { "include": [
      { "system": "\(TestTerminology.base)/CodeSystem/colors", "concept": [{ "code": "red" }] }] } }
    """

  private func judge(
    _ binding: String, at element: String = "Observation.method", _ text: String,
    _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let profile = TestTerminology.profile(
      #"{ "id": "\#(element)", "path": "\#(element)", "binding": { \#(binding) } }"#)
    var options = ValidationOptions()
    options.profiles = ["\(TestTerminology.base)/StructureDefinition/colored"]
    expectFindings(
      text,
      with: try TestTerminology.definitions(TestTerminology.colors(), valueSet, profile),
      options: options, expected, sourceLocation: sourceLocation)
  }

  private func observation(_ code: String) -> String {
    TestTerminology.observation(#"{ "system": "\#(system)", "code": "\#(code)" }"#)
  }

  @Test func aRequiredBinding() throws {
    let binding = #""strength": "required", "valueSet": "\#(TestTerminology.base)/ValueSet/v""#
    try judge(binding, observation("red"), [])
    try judge(binding, observation("blue"), ["binding.required error Observation.method"])
  }

  @Test func aSiblingThatIsUnknownDoesNotFlipTheAnswer() throws {
    let binding = #""strength": "required", "valueSet": "\#(TestTerminology.base)/ValueSet/v""#
    let unknown = #"{ "system": "http://www.example.com/x", "code": "x" }"#
    for (code, errors) in [
      ("red", [] as [String]), ("blue", ["binding.required error Observation.method"]),
    ] {
      let known = #"{ "system": "\#(system)", "code": "\#(code)" }"#
      try judge(
        binding, TestTerminology.observation("\(known), \(unknown)"),
        errors + ["code.unchecked information Observation.method.coding[1].system"])
      try judge(
        binding, TestTerminology.observation("\(unknown), \(known)"),
        errors + ["code.unchecked information Observation.method.coding[0].system"])
    }
  }

  @Test func anUnknownCodeIsSaidOnce() throws {
    try judge(
      #""strength": "required", "valueSet": "\#(TestTerminology.base)/ValueSet/v""#,
      observation("pink"), ["code.unknown error Observation.method.coding[0].code"])
  }

  @Test func aStricterBindingSilencesAWeakerOne() throws {
    let text = """
      { "resourceType": "Observation", "status": "final", "code": { "text": "x" },
        "interpretation": [{ "coding": [{ "system": "\(system)", "code": "red" }] }] }
      """
    let set = "\(TestTerminology.base)/ValueSet/v"
    try judge(
      #""strength": "required", "valueSet": "\#(set)""#, at: "Observation.interpretation", text, [])
    try judge(
      #""strength": "extensible", "valueSet": "\#(set)""#, at: "Observation.interpretation", text,
      [])
  }

  @Test func aMaximumValueSetBoundsAnExtensibleBinding() throws {
    let binding = """
      "strength": "extensible", "valueSet": "http://hl7.org/fhir/ValueSet/observation-status",
      "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet",
        "valueCanonical": "\(TestTerminology.base)/ValueSet/v" }]
      """
    try judge(binding, observation("red"), ["binding.extensible warning Observation.method"])
    try judge(
      binding, observation("blue"),
      [
        "binding.maximum error Observation.method",
        "binding.extensible warning Observation.method",
      ])
  }

  @Test func additionalBindingsHoldInTheirCircumstances() throws {
    func binding(_ usage: String) -> String {
      """
      "strength": "example", "valueSet": "http://hl7.org/fhir/ValueSet/observation-methods",
      "extension": [{ "url": "http://hl7.org/fhir/tools/StructureDefinition/additional-binding", "extension": [
        { "url": "purpose", "valueCode": "required" },
        { "url": "valueSet", "valueCanonical": "\(TestTerminology.base)/ValueSet/v" }\(usage)] }]
      """
    }
    try judge(
      binding(""), observation("blue"), ["binding.required error Observation.method"])
    let usage = """
      , { "url": "usage", "valueUsageContext": { "code": { "system": "\(TestTerminology.base)/StructureDefinition/colored",
        "code": "Observation.bodySite" }, "valueCodeableConcept": { "coding": [
          { "system": "http://example.org/sites", "code": "back" }] } } }
      """
    let text = observation("blue")
    try judge(binding(usage), text, [])
    let site =
      #", "bodySite": { "coding": [{ "system": "http://example.org/sites", "code": "back" }] }"#
    try judge(
      binding(usage),
      TestTerminology.observation(#"{ "system": "\#(system)", "code": "blue" }"#, site),
      ["binding.required error Observation.method"])
  }

  @Test func aValueSetThatIsNotHereIsAWarning() throws {
    try judge(
      #""strength": "required", "valueSet": "http://example.org/fhir/ValueSet/none""#,
      observation("red"), ["binding.value-set warning Observation.method"])
  }

  @Test func someValueSetsAreTheirUrl() throws {
    let binding =
      #""strength": "required", "valueSet": "http://snomed.info/sct?fhir_vs=isa/404684003""#
    try judge(
      binding, TestTerminology.observation(#"{ "system": "http://snomed.info/sct", "code": "1" }"#),
      ["code.unchecked information Observation.method.coding[0].system"])
    try judge(binding, observation("red"), ["binding.required error Observation.method"])
  }

  @Test func theSystemMayBeWhatIsWrong() throws {
    let profile = TestTerminology.profile(
      """
      { "id": "Observation.method", "path": "Observation.method", "binding": { "strength": "required",
        "valueSet": "\(TestTerminology.base)/ValueSet/v" } }
      """)
    var options = ValidationOptions()
    options.profiles = ["\(TestTerminology.base)/StructureDefinition/colored"]
    let validator = Validator(
      definitions: try TestTerminology.definitions(TestTerminology.colors(), valueSet, profile),
      options: options)
    let text = TestTerminology.observation(
      #"{ "system": "http://example.org/other", "code": "red" }"#)
    #expect(
      validator.validate(Array(text.utf8)).findings.map(\.message) == [
        "has the code 'red', which is not in the value set \(TestTerminology.base)/ValueSet/v; there it is a code of \(system)"
      ])
  }

  @Test func anAttachmentMayBeTooLarge() throws {
    let profile = TestTerminology.profile(
      """
      { "id": "Observation.note", "path": "Observation.note", "min": 0 }
      """
    )
    .replacing("\"Observation\", \"derivation\"", with: "\"Media\", \"derivation\"")
    .replacing("StructureDefinition/Observation\"", with: "StructureDefinition/Media\"")
    .replacing("\"Observation\", \"path\": \"Observation\"", with: "\"Media\", \"path\": \"Media\"")
    .replacing(
      "{ \"id\": \"Observation.note\", \"path\": \"Observation.note\", \"min\": 0 }",
      with: """
        { "id": "Media.content", "path": "Media.content", "extension": [
          { "url": "http://hl7.org/fhir/StructureDefinition/maxSize", "valueDecimal": 3 }] },
        { "id": "Media.duration", "path": "Media.duration", "extension": [
          { "url": "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces", "valueInteger": 1 }] }
        """)
    var options = ValidationOptions()
    options.profiles = ["\(TestTerminology.base)/StructureDefinition/colored"]
    func media(_ data: String, _ duration: String) -> String {
      """
      { "resourceType": "Media", "status": "completed", "duration": \(duration),
        "content": { "contentType": "text/plain", "data": "\(data)" } }
      """
    }
    let definitions = try TestTerminology.definitions(profile)
    expectFindings(media("YWJj", "1.5"), with: definitions, options: options, [])
    expectFindings(
      media("YWJjZA==", "1.50"), with: definitions, options: options,
      ["value.decimals error Media.duration", "value.size error Media.content"])
  }
}
