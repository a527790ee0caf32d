import FHIRValidation
import Testing

@Suite struct ExtensionTests {
  @Test func theURLIsAbsolute() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "extension": [{ "url": 1️⃣"race", "valueString": "x" }] }
      """,
      [("1️⃣", "extension.url", "Patient.extension[0]")])
  }

  @Test func theURLMustStand() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "extension": [1️⃣{ "valueString": "x" }] }
      """,
      [("1️⃣", "cardinality.min", "Patient.extension[0]")])
  }

  @Test func partsOfAComplexExtensionHavePlainNames() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "extension": [1️⃣{ "url": "http://example.org/race",
        "extension": [{ "url": "text", "valueString": "x" }] }] }
      """, [("1️⃣", "extension.unknown", "Patient.extension[0]")])
  }

  @Test func valueOrExtensionsAndNotBoth() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "extension": [1️⃣{ "url": "http://example.org/a" },
        2️⃣{ "url": "http://example.org/b", "valueBoolean": true,
          "extension": [{ "url": "c", "valueString": "x" }] }] }
      """,
      [
        ("1️⃣", "extension.value", "Patient.extension[0]"),
        ("1️⃣", "extension.unknown", "Patient.extension[0]"),
        ("2️⃣", "extension.value", "Patient.extension[1]"),
        ("2️⃣", "extension.unknown", "Patient.extension[1]"),
      ])
  }

  @Test func extensionsOfPrimitivesAreChecked() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "birthDate": "1950", "_birthDate": { "extension": [
        1️⃣{ "url": "http://example.org/a" }] } }
      """,
      [
        ("1️⃣", "extension.value", "Patient.birthDate.extension[0]"),
        ("1️⃣", "extension.unknown", "Patient.birthDate.extension[0]"),
      ])
  }

  @Test func aPrimitiveHasNoOtherMembers() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "birthDate": "1950", "_birthDate": { 1️⃣"value": "1950" } }
      """,
      [("1️⃣", "element.unknown", "Patient.birthDate")])
  }
}
