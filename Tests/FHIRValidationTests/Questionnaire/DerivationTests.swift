import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@Suite struct DerivationTests {
  private let base = """
    { "resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/base", "status": "active", "item": [
      { "linkId": "a", "type": "string", "required": true, "maxLength": 20 },
      { "linkId": "b", "type": "choice", "answerOption": [{ "valueInteger": 1 }, { "valueInteger": 2 }] },
      { "linkId": "c", "type": "choice", "answerValueSet": "http://example.org/ValueSet/c" }] }
    """

  private func findings(_ items: String, mode: String) throws -> [String] {
    var loading = DefinitionLoading()
    loading.add(resource: try JSONDocument(Array(base.utf8)), named: "base")
    let validator = Validator(definitions: try loading.build(over: .r4).definitions)
    let outcome = validator.validate(
      Array(
        """
        { "resourceType": "Questionnaire", "status": "draft", "derivedFrom": ["http://example.org/Questionnaire/base"],
          "_derivedFrom": [{ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-derivationType",
            "valueCoding": { "system": "http://hl7.org/fhir/questionnaire-derivationType", "code": "\(mode)" } }] }],
          "item": [\(items)] }
        """.utf8))
    return outcome.findings.filter { $0.rule == "questionnaire.derivation" }.map {
      $0.path.description
    }
  }

  @Test func narrowerItemsComply() throws {
    let items = """
      { "linkId": "a", "type": "string", "required": true, "maxLength": 10 },
      { "linkId": "b", "type": "choice", "answerOption": [{ "valueInteger": 2 }] },
      { "linkId": "c", "type": "choice", "answerValueSet": "http://example.org/ValueSet/d" }
      """
    #expect(try findings(items, mode: "compliesWith") == [])
    let more = items + #", { "linkId": "d", "type": "string" }"#
    #expect(try findings(more, mode: "extends") == [])
    #expect(try findings(more, mode: "inspiredBy") == [])
    #expect(try findings(more, mode: "compliesWith") == ["Questionnaire.item[3]"])
  }

  @Test func widerItemsDoNot() throws {
    let items = """
      { "linkId": "a", "type": "text", "required": false, "repeats": true, "maxLength": 30 },
      { "linkId": "b", "type": "choice", "answerOption": [{ "valueInteger": 2 }, { "valueInteger": 3 }] },
      { "linkId": "c", "type": "choice", "answerOption": [{ "valueInteger": 2 }] }
      """
    #expect(
      try findings(items, mode: "extends") == [
        "Questionnaire.item[0].type", "Questionnaire.item[0].required",
        "Questionnaire.item[0].repeats", "Questionnaire.item[0].maxLength",
        "Questionnaire.item[1].answerOption[1]", "Questionnaire.item[2]",
      ])
  }

  @Test func aBaseThatIsNotHereIsNotCompared() throws {
    try expectFindings(
      #"""
      { "resourceType": "Questionnaire", "status": "active", "url": "https://example.org/Questionnaire/d",
        "derivedFrom": [1️⃣"https://example.org/Questionnaire/nowhere"] }
      """#,
      [("1️⃣", "questionnaire.base", "Questionnaire.derivedFrom[0]")])
  }
}
