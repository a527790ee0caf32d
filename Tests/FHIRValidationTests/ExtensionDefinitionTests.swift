import FHIRValidation
import Testing

@Suite struct ExtensionDefinitionTests {
  private func defined(
    _ name: String, _ elements: String = "", contexts: String = context("element", "Patient"),
    isModifier: Bool = false, more: String = ""
  ) -> String {
    let url = "http://example.org/StructureDefinition/\(name)"
    let modifier = isModifier ? #", "isModifier": true"# : ""
    return profile(
      name, of: "Extension",
      """
      { "id": "Extension", "path": "Extension"\(modifier) },
      { "id": "Extension.url", "path": "Extension.url", "fixedUri": "\(url)" }\(elements.isEmpty ? "" : ",")
      \(elements)
      """, more: #""context": [\#(contexts)], \#(more)"#)
  }

  private static func context(_ type: String, _ expression: String) -> String {
    #"{ "type": "\#(type)", "expression": "\#(expression)" }"#
  }

  private func check(
    _ marked: String, _ definitions: [String], _ expected: [Expected],
    options: ValidationOptions = ValidationOptions(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expectFindings(
      marked, against: definitions, expected, options: options, isClaimed: true,
      sourceLocation: sourceLocation)
  }

  private let flag = #"""
    { "id": "Extension.value[x]", "path": "Extension.value[x]", "min": 1, "type": [{ "code": "boolean" }] }
    """#

  @Test func itsDefinitionSaysWhatItHolds() throws {
    try check(
      """
      { "resourceType": "Patient", "extension": [
        { "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true },
        { "url": "http://example.org/StructureDefinition/flag", "valueString": 1️⃣"x" }] }
      """, [defined("flag", flag)], [("1️⃣", "type.not-allowed", "Patient.extension[1]")])
  }

  @Test func anUnknownOneMattersAsMuchAsIsAskedFor() throws {
    let text = """
      { "resourceType": "Patient", "extension": [
        1️⃣{ "url": "http://nowhere.test/x", "valueBoolean": true },
        2️⃣{ "url": "http://example.org/x", "valueBoolean": true },
        3️⃣{ "url": "http://hl7.org/fhir/5.0/StructureDefinition/extension-Patient.x", "valueBoolean": true }] }
      """
    var options = ValidationOptions()
    options.unknownExtensions = .error
    let outcome = try expectFindings(
      text, against: [defined("flag", flag)],
      [
        ("1️⃣", "extension.unknown", "Patient.extension[0]"),
        ("2️⃣", "extension.unknown", "Patient.extension[1]"),
        ("3️⃣", "extension.unknown", "Patient.extension[2]"),
      ], options: options, isClaimed: true)
    #expect(outcome.findings.map(\.severity) == [.error, .information, .information])
  }

  @Test func itStandsWhereItsContextsAllow() throws {
    try check(
      """
      { "resourceType": "Patient", "active": true, "_active": 1️⃣{ "extension": [
        { "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }] } }
      """.replacing("1️⃣{", with: "{").replacing("[\n  {", with: "[1️⃣{"),
      [defined("flag", flag)], [("1️⃣", "extension.context", "Patient.active")])
  }

  @Test(arguments: [
    "Patient.name", "HumanName", "Element", "Patient.contact.name", "DomainResource.text",
    "Narrative",
  ])
  func contextsArePathsAndTypes(_ expression: String) throws {
    let isOfText = expression == "DomainResource.text" || expression == "Narrative"
    let extended = """
      { "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }
      """
    let text =
      isOfText
      ? """
      { "resourceType": "Patient", "text": { "extension": [\(extended)], "status": "generated",
        "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">x</div>" } }
      """
      : expression == "Patient.contact.name"
        ? """
        { "resourceType": "Patient", "contact": [{ "name": { "text": "x", "extension": [\(extended)] } }] }
        """
        : """
        { "resourceType": "Patient", "name": [{ "text": "x", "extension": [\(extended)] }] }
        """
    try check(
      text, [defined("flag", flag, contexts: Self.context("element", expression))], [])
  }

  @Test func aContextCanBeAnExtensionOrAnExpression() throws {
    let inner = defined(
      "flag", flag,
      contexts: Self.context("extension", "http://example.org/StructureDefinition/outer") + ","
        + Self.context("fhirpath", "Patient.address.where(use = 'home')"))
    let outer = defined(
      "outer", #"{ "id": "Extension.value[x]", "path": "Extension.value[x]", "max": "0" }"#,
      contexts: Self.context("element", "Patient"))
    let flagged = #"{ "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }"#
    try check(
      """
      { "resourceType": "Patient",
        "extension": [{ "url": "http://example.org/StructureDefinition/outer", "extension": [\(flagged)] }],
        "address": [{ "use": "home", "extension": [\(flagged)] },
          { "use": "work", "extension": [1️⃣\(flagged)] }] }
      """, [inner, outer], [("1️⃣", "extension.context", "Patient.address[1]")])
  }

  @Test func whatHasItMeetsItsInvariants() throws {
    let definition = defined(
      "flag", flag, contexts: Self.context("element", "Patient"),
      more: #""contextInvariant": ["birthDate.exists()"], "#)
    let flagged = #"{ "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }"#
    try check(
      """
      { "resourceType": "Patient", "birthDate": "1950-01-01", "extension": [\(flagged)] }
      """, [definition], [])
    try check(
      """
      { "resourceType": "Patient", "extension": [1️⃣\(flagged)] }
      """, [definition], [("1️⃣", "extension.context", "Patient")])
  }

  @Test func aContextCanAskForAProfile() throws {
    let named = profile(
      "named", of: "Patient", #"{ "id": "Patient.name", "path": "Patient.name", "min": 1 }"#)
    let definition = defined(
      "flag", flag,
      contexts: Self.context(
        "element", "http://example.org/StructureDefinition/named#Patient"))
    let flagged = #"{ "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }"#
    try check(
      """
      { "resourceType": "Patient", "name": [{ "text": "x" }], "extension": [\(flagged)] }
      """, [definition, named], [])
    try check(
      """
      { "resourceType": "Patient", "extension": [1️⃣\(flagged)] }
      """, [definition, named], [("1️⃣", "extension.context", "Patient")])
  }

  @Test func someAreForOtherVersionsOfFHIROnly() throws {
    let later = defined(
      "flag", flag,
      more: """
        "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/version-specific-use",
          "extension": [{ "url": "startFhirVersion", "valueCode": "5.0" }] }],
        """)
    try check(
      """
      { "resourceType": "Patient", "extension": [
        1️⃣{ "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }] }
      """, [later], [("1️⃣", "extension.context", "Patient.extension[0]")])
  }

  @Test func modifiersStandInModifierExtension() throws {
    try check(
      """
      { "resourceType": "Patient",
        "extension": [1️⃣{ "url": "http://example.org/StructureDefinition/not", "valueBoolean": true }],
        "modifierExtension": [2️⃣{ "url": "http://example.org/StructureDefinition/flag", "valueBoolean": true }] }
      """, [defined("flag", flag), defined("not", flag, isModifier: true)],
      [
        ("1️⃣", "extension.modifier", "Patient.extension[0]"),
        ("2️⃣", "extension.modifier", "Patient.modifierExtension[0]"),
      ])
  }

  @Test func aComplexOneHasItsOwnPartsOnly() throws {
    let complex = defined(
      "complex",
      """
      { "id": "Extension.extension", "path": "Extension.extension", "min": 1, "slicing": {
        "discriminator": [{ "type": "value", "path": "url" }], "rules": "open" } },
      { "id": "Extension.extension:code", "path": "Extension.extension", "sliceName": "code", "min": 1, "max": "1" },
      { "id": "Extension.extension:code.url", "path": "Extension.extension.url", "fixedUri": "code" },
      { "id": "Extension.extension:code.value[x]", "path": "Extension.extension.value[x]", "min": 1,
        "type": [{ "code": "code" }] },
      { "id": "Extension.value[x]", "path": "Extension.value[x]", "max": "0" }
      """)
    try check(
      """
      { "resourceType": "Patient", "extension": [
        { "url": "http://example.org/StructureDefinition/complex", "extension": [
          { "url": "code", "valueCode": "a" }, 1️⃣{ "url": "cod", "valueCode": "a" }] },
        { "url": "http://example.org/StructureDefinition/complex", "valueCode": 2️⃣"a" }] }
      """.replacing(
        "{ \"url\": \"http://example.org/StructureDefinition/complex\", \"valueCode\"",
        with: "3️⃣{ \"url\": \"http://example.org/StructureDefinition/complex\", \"valueCode\""),
      [complex],
      [
        ("1️⃣", "extension.part", "Patient.extension[0].extension[1]"),
        ("2️⃣", "cardinality.max", "Patient.extension[1]"),
        ("3️⃣", "cardinality.min", "Patient.extension[1]"),
      ])
  }

  @Test func theURLNamesNoVersionAndNoOtherDefinition() throws {
    try check(
      """
      { "resourceType": "Patient", "extension": [
        1️⃣{ "url": "http://example.org/StructureDefinition/flag|1.0.0", "valueBoolean": true },
        { "url": 2️⃣"http://hl7.org/fhir/StructureDefinition/HumanName", "valueBoolean": true }] }
      """, [defined("flag", flag)],
      [
        ("1️⃣", "extension.kind", "Patient.extension[0]"),
        ("2️⃣", "extension.kind", "Patient.extension[1]"),
      ])
  }

  @Test func profilesAskForExtensions() throws {
    let flagged = profile(
      "flagged", of: "Patient",
      """
      { "id": "Patient.extension", "path": "Patient.extension", "slicing": {
        "discriminator": [{ "type": "value", "path": "url" }], "rules": "open" } },
      { "id": "Patient.extension:flag", "path": "Patient.extension", "sliceName": "flag", "min": 1,
        "type": [{ "code": "Extension", "profile": ["http://example.org/StructureDefinition/flag"] }] }
      """)
    try expectFindings(
      """
      1️⃣{ "resourceType": "Patient" }
      """, against: [flagged, defined("flag", flag)], [("1️⃣", "slice.min", "Patient")])
  }
}
