import FHIRValidation
import Testing

@Suite struct CodeSystemTests {
  private func system(_ parts: String) -> String {
    #"""
    { "resourceType": "CodeSystem", "status": "active", "caseSensitive": true,
      "url": "https://example.org/CodeSystem/c", \#(parts) }
    """#
  }

  @Test func aCompleteSystemHasAsManyConceptsAsItCounts() throws {
    try expectFindings(
      system(
        #""content": "complete", "count": 1️⃣3, "concept": [{ "code": "a", "concept": [{ "code": "b" }] }]"#
      ),
      [("1️⃣", "codesystem.content", "CodeSystem.count")])
    try expectClean(
      system(#""content": "complete", "count": 2, "concept": [{ "code": "a" }, { "code": "b" }]"#))
  }

  @Test func aSystemThatIsNotPresentHasNone() throws {
    try expectFindings(
      system(#""content": "not-present", "concept": [1️⃣{ "code": "a" }]"#),
      [("1️⃣", "codesystem.content", "CodeSystem.concept[0]")])
  }

  @Test func aSupplementNamesItsBaseAndHasNoOtherCodes() throws {
    try expectFindings(
      #"1️⃣{ "resourceType": "CodeSystem", "status": "active", "content": "supplement", "url": "https://example.org/s" }"#,
      [("1️⃣", "codesystem.content", "CodeSystem")])
    try expectFindings(
      #"""
      { "resourceType": "CodeSystem", "status": "active", "content": "supplement", "url": "https://example.org/s",
        "supplements": "http://hl7.org/fhir/administrative-gender",
        "concept": [{ "code": "male" }, 1️⃣{ "code": "mail" }] }
      """#,
      [("1️⃣", "codesystem.content", "CodeSystem.concept[1]")])
  }

  @Test func theCaseOfCodesIsDecided() throws {
    try expectFindings(
      #"""
      1️⃣{ "resourceType": "CodeSystem", "status": "active", "content": "complete", "url": "https://example.org/s",
        "concept": [{ "code": "a" }] }
      """#,
      [("1️⃣", "codesystem.case", "CodeSystem")])
  }

  @Test func aCodeIsDefinedOnceAtWhateverLevel() throws {
    try expectFindings(
      system(
        #""content": "complete", "concept": [{ "code": "a", "concept": [1️⃣{ "code": "a" }] }]"#),
      [("1️⃣", "codesystem.concept", "CodeSystem.concept[0].concept[0]")])
  }

  @Test func aStandardPropertyHasItsOwnCodeAndType() throws {
    try expectFindings(
      system(
        #"""
        "content": "complete", "concept": [{ "code": "a" }], "property": [
          1️⃣{ "code": "inactive", "uri": "http://hl7.org/fhir/concept-properties#notSelectable", "type": "boolean" },
          2️⃣{ "code": "parent", "uri": "http://hl7.org/fhir/concept-properties#parent", "type": "string" },
          3️⃣{ "code": "mine", "uri": "http://hl7.org/fhir/concept-properties#mine", "type": "string" },
          4️⃣{ "code": "child", "type": "code" }]
        """#),
      [
        ("1️⃣", "codesystem.property", "CodeSystem.property[0]"),
        ("2️⃣", "codesystem.property", "CodeSystem.property[1]"),
        ("3️⃣", "codesystem.property", "CodeSystem.property[2]"),
        ("4️⃣", "codesystem.meaning", "CodeSystem.property[3]"),
      ])
  }

  @Test func aPropertyIsDeclaredOnce() throws {
    try expectFindings(
      system(
        #"""
        "content": "complete", "concept": [{ "code": "a" }], "property": [
          { "code": "weight", "uri": "https://example.org/weight", "type": "decimal" },
          1️⃣{ "code": "weight", "uri": "https://example.org/other", "type": "decimal" }]
        """#),
      [("1️⃣", "codesystem.property", "CodeSystem.property[1]")])
  }

  @Test func aPropertyOfAConceptHasTheDeclaredType() throws {
    try expectFindings(
      system(
        #"""
        "content": "complete", "property": [{ "code": "weight", "uri": "https://example.org/weight", "type": "decimal" }],
        "concept": [{ "code": "a", "property": [
          { "code": "weight", "valueDecimal": 1.5 },
          1️⃣{ "code": "weight", "valueInteger": 2 },
          2️⃣{ "code": "size", "valueInteger": 2 },
          3️⃣{ "code": "parent", "valueCode": "z" }] }]
        """#),
      [
        ("1️⃣", "codesystem.concept", "CodeSystem.concept[0].property[1]"),
        ("2️⃣", "codesystem.concept", "CodeSystem.concept[0].property[2]"),
        ("3️⃣", "codesystem.reference", "CodeSystem.concept[0].property[3]"),
      ])
  }

  @Test func aDesignationDiffersFromTheDisplay() throws {
    try expectFindings(
      system(
        #"""
        "language": "en", "content": "complete", "concept": [{ "code": "a", "display": "A", "designation": [
          { "language": "de", "value": "Ah" }, 1️⃣{ "language": "en", "value": "Eh" }] }]
        """#),
      [("1️⃣", "codesystem.concept", "CodeSystem.concept[0].designation[1]")])
  }

  @Test func aSupplementOfWhatIsNotHereIsNotCompared() throws {
    try expectFindings(
      #"""
      1️⃣{ "resourceType": "CodeSystem", "status": "active", "content": "supplement", "url": "https://example.org/s",
        "supplements": "https://example.org/nowhere", "concept": [{ "code": "a" }] }
      """#,
      [("1️⃣", "codesystem.unchecked", "CodeSystem")])
  }
}
