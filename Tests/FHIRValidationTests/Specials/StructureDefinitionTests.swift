import FHIRValidation
import Testing

@Suite struct StructureDefinitionTests {
  private func profile(_ elements: String, type: String = "Observation") -> String {
    #"""
    { "resourceType": "StructureDefinition", "url": "https://example.org/StructureDefinition/p", "name": "P",
      "status": "active", "kind": "resource", "abstract": false, "type": "\#(type)", "derivation": "constraint",
      "baseDefinition": "http://hl7.org/fhir/StructureDefinition/\#(type)", "differential": { "element": [\#(elements)] } }
    """#
  }

  private let element = "StructureDefinition.differential.element[0]"

  @Test func aPathIsOneOfTheBase() throws {
    try expectFindings(
      "1️⃣"
        + profile(#"{ "id": "Observation.colour", "path": "Observation.colour", "max": "0" }"#),
      [("1️⃣", "definition.path", "StructureDefinition")])
    try expectClean(
      profile(
        #"""
        { "id": "Observation.value[x]", "path": "Observation.value[x]", "min": 1 },
        { "id": "Observation.valueQuantity.unit", "path": "Observation.valueQuantity.unit", "min": 1 },
        { "id": "Observation.component.code.coding", "path": "Observation.component.code.coding", "min": 1 }
        """#))
  }

  @Test func aPathBeginsWithTheType() throws {
    try expectFindings(
      profile(#"1️⃣{ "id": "Patient.active", "path": "Patient.active", "min": 1 }"#),
      [("1️⃣", "definition.path", element)])
  }

  @Test func aProfileAllowsNoMoreThanItsBase() throws {
    try expectFindings(
      profile(#"{ "id": "Observation.status", "path": "Observation.status", "min": 1️⃣0 }"#),
      [("1️⃣", "definition.widening", element + ".min")])
    try expectFindings(
      profile(#"{ "id": "Observation.status", "path": "Observation.status", "max": 1️⃣"*" }"#),
      [("1️⃣", "definition.widening", element + ".max")])
  }

  @Test func aTypeIsOneOfTheBase() throws {
    try expectFindings(
      profile(
        #"{ "id": "Observation.issued", "path": "Observation.issued", "type": [{ "code": 1️⃣"Quantity" }] }"#
      ),
      [("1️⃣", "definition.type", element + ".type[0].code")])
  }

  @Test func aProfileOfATypeIsOneOfThatVeryType() throws {
    try expectFindings(
      profile(
        #"""
        { "id": "Observation.valueQuantity", "path": "Observation.valueQuantity",
          "type": [{ "code": "Quantity", "profile": [1️⃣"http://hl7.org/fhir/StructureDefinition/Period"] }] }
        """#),
      [("1️⃣", "definition.type", element + ".type[0].profile[0]")])
  }

  @Test func aFixedValueHasATypeOfItsElement() throws {
    try expectFindings(
      profile(
        #"{ "id": "Observation.status", "path": "Observation.status", "fixedString": 1️⃣"final" }"#),
      [("1️⃣", "definition.value", element + ".fixed")])
  }

  @Test func aConstraintHasTheTypeOfItsBase() throws {
    try expectFindings(
      "1️⃣"
        + profile("")
        .replacing(#""type": "Observation""#, with: #""type": "Patient""#)
        .replacing(#""element": []"#, with: #""element": [{ "id": "Patient", "path": "Patient" }]"#),
      [("1️⃣", "definition.base", "StructureDefinition")])
  }

  @Test func anInvariantCanBeEvaluated() throws {
    try expectFindings(
      profile(
        #"""
        { "id": "Observation", "path": "Observation", "constraint": [
          { "key": "a-1", "severity": "error", "human": "a", "expression": "value.exists() or dataAbsentReason.exists()" },
          { "key": "a-2", "severity": "error", "human": "a", "expression": 1️⃣"value.exists(" },
          { "key": "a-3", "severity": "error", "human": "a", "expression": 2️⃣"colour.exists()" }] }
        """#),
      [
        ("1️⃣", "expression.syntax", element + ".constraint[1].expression"),
        ("2️⃣", "expression.types", element + ".constraint[2].expression"),
      ])
  }

  private func extensionDefinition(url: String, contexts: String) -> String {
    #"""
    { "resourceType": "StructureDefinition", "url": "https://example.org/StructureDefinition/e", "name": "E",
      "status": "active", "kind": "complex-type", "abstract": false, "type": "Extension", "derivation": "constraint",
      "context": [\#(contexts)], "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension",
      "differential": { "element": [{ "id": "Extension", "path": "Extension" },
        { "id": "Extension.url", "path": "Extension.url", "fixedUri": \#(url) }] } }
    """#
  }

  @Test func anExtensionFixesItsOwnURL() throws {
    let context = #"{ "type": "element", "expression": "Patient" }"#
    try expectFindings(
      extensionDefinition(
        url: #"1️⃣"https://example.org/StructureDefinition/other""#, contexts: context),
      [("1️⃣", "definition.url", "StructureDefinition.differential.element[1].fixed")])
    try expectClean(
      extensionDefinition(
        url: #""https://example.org/StructureDefinition/e""#, contexts: context))
  }

  @Test func aContextNamesAnElement() throws {
    try expectFindings(
      extensionDefinition(
        url: #""https://example.org/StructureDefinition/e""#,
        contexts: #"""
          { "type": "element", "expression": "Patient.contact.name" },
          1️⃣{ "type": "element", "expression": "Patient.colour" }, 2️⃣{ "type": "element", "expression": "Element" }
          """#),
      [
        ("1️⃣", "definition.context", "StructureDefinition.context[1]"),
        ("2️⃣", "definition.anywhere", "StructureDefinition.context[2]"),
      ])
  }

  @Test func aBaseThatIsNotHereIsNotCompared() throws {
    try expectFindings(
      "1️⃣"
        + profile("").replacing(
          "http://hl7.org/fhir/StructureDefinition/Observation", with: "https://example.org/nowhere"
        )
        .replacing(
          #""element": []"#, with: #""element": [{ "id": "Observation", "path": "Observation" }]"#),
      [("1️⃣", "definition.unchecked", "StructureDefinition")])
  }
}
