import FHIRValidation
import TestSupport
import Testing

@Suite struct ValueSetTests {
  private func valueSet(_ include: String) -> String {
    #"""
    { "resourceType": "ValueSet", "status": "active", "url": "https://example.org/ValueSet/v",
      "compose": { "include": [\#(include)] } }
    """#
  }

  @Test func theSystemIsAbsoluteAndNamesACodeSystem() throws {
    try expectFindings(
      valueSet(#"1️⃣{ "system": "gender" }"#),
      [("1️⃣", "valueset.system", "ValueSet.compose.include[0]")])
    try expectFindings(
      valueSet(#"{ "system": 1️⃣"http://hl7.org/fhir/ValueSet/administrative-gender" }"#),
      [("1️⃣", "valueset.system", "ValueSet.compose.include[0].system")])
    try expectFindings(
      valueSet(#"{ "system": 1️⃣"http://hl7.org/fhir/administrative-gender|4.0.1" }"#),
      [("1️⃣", "valueset.system", "ValueSet.compose.include[0].system")])
  }

  @Test func aListedCodeExists() throws {
    try expectFindings(
      valueSet(
        #"""
        { "system": "http://hl7.org/fhir/administrative-gender", "concept": [{ "code": "male" }, { "code": 1️⃣"mail" }] }
        """#),
      [("1️⃣", "valueset.code", "ValueSet.compose.include[0].concept[1].code")])
    try expectClean(
      valueSet(#"{ "system": "http://snomed.info/sct", "concept": [{ "code": "1" }] }"#))
  }

  @Test func aFilterHasAValueOfItsProperty() throws {
    try expectFindings(
      valueSet(
        #"""
        { "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "filter": [
          { "property": "concept", "op": "is-a", "value": "_ActCoverageTypeCode" },
          1️⃣{ "property": "concept", "op": "is-a", "value": "NoSuchCode" },
          2️⃣{ "property": "notSelectable", "op": "=", "value": "1" },
          3️⃣{ "property": "notSelectable", "op": "exists", "value": "yes" },
          4️⃣{ "property": "colour", "op": "=", "value": "red" }] }
        """#),
      [
        ("1️⃣", "valueset.filter", "ValueSet.compose.include[0].filter[1]"),
        ("2️⃣", "valueset.filter", "ValueSet.compose.include[0].filter[2]"),
        ("3️⃣", "valueset.filter", "ValueSet.compose.include[0].filter[3]"),
        ("4️⃣", "valueset.property", "ValueSet.compose.include[0].filter[4]"),
      ])
  }

  @Test func theUrlIsAbsolute() throws {
    try expectFindings(
      #"{ "resourceType": "ValueSet", "status": "active", "url": 1️⃣"ValueSet/v" }"#,
      [("1️⃣", "canonical.url", "ValueSet.url")])
  }

  @Test func whatHL7PublishesNamesItsCommittee() throws {
    var options = ValidationOptions()
    options.isForPublication = true
    let text =
      #"{ "resourceType": "ValueSet", "status": "active", "url": "http://hl7.org/fhir/ValueSet/invented" }"#
    try expectFindings(
      "1️⃣" + text, [("1️⃣", "publication.committee", "ValueSet")], options: options)
    try expectClean(text)
  }

  @Test func aVersionCanStandInAUrl() throws {
    try expectFindings(
      #"{ "resourceType": "ValueSet", "status": "active", "url": "https://example.org/v", "version": 1️⃣"1#2" }"#,
      [("1️⃣", "publication.version", "ValueSet.version")])
  }

  @Test func aFilterWithoutAValueNamesAParameter() throws {
    let parameter = "http://hl7.org/fhir/tools/StructureDefinition/valueset-parameter"
    let expression = "http://hl7.org/fhir/StructureDefinition/cqf-expression"
    func valueSet(_ name: String, _ text: String) -> String {
      #"""
      { "resourceType": "ValueSet", "status": "active", "url": "https://example.org/ValueSet/v", "extension": [
        2️⃣{ "url": "\#(parameter)", "extension": [{ "url": "name", "valueCode": "\#(name)" }] }],
        "compose": { "include": [{ "system": "http://snomed.info/sct", "filter": [{ "property": "inactive", "op": "=",
          "_value": { "extension": [{ "url": "\#(expression)",
            "valueExpression": 1️⃣{ "language": "text/fhirpath", "expression": "\#(text)" } }] } }] }] } }
      """#
    }
    let found = try rules(of: valueSet("p-inactive", "%p-inactive"))
    #expect(!found.contains("valueset.parameter") && !found.contains("valueset.unused"))
    let other = try rules(of: valueSet("p-inactive", "%p-other"))
    #expect(other.contains("valueset.parameter") && other.contains("valueset.unused"))
    #expect(try rules(of: valueSet("p-inactive", "1 + 1")).contains("valueset.parameter"))
  }

  private func rules(of marked: String) throws -> [RuleID] {
    validator.validate(MarkedText(marked).bytes).findings.map(\.rule)
  }
}
