import FHIRValidation
import Testing

@Suite struct ResponseConstraintTests {
  private func constraint(_ key: String, _ expression: String, severity: String = "error")
    -> String
  {
    """
    { "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint", "extension": [
      { "url": "key", "valueId": "\(key)" }, { "url": "severity", "valueCode": "\(severity)" },
      { "url": "expression", "valueString": "\(expression)" },
      { "url": "human", "valueString": "Begins before it ends" }] }
    """
  }

  private func findings(_ answers: String, to items: String) -> [String] {
    validator.validate(
      Array(
        """
        { "resourceType": "QuestionnaireResponse", "contained": [{ "resourceType": "Questionnaire", "id": "form",
          "status": "active", "item": [\(items)] }],
          "questionnaire": "#form", "status": "completed", "item": [\(answers)] }
        """.utf8)
    ).findings.filter { $0.rule.rawValue.hasPrefix("response.") }.map {
      "\($0.severity.rawValue) \($0.rule) \($0.path)"
    }
  }

  @Test func constraintsOfItemsHold() {
    let items = """
      { "linkId": "stay", "type": "group", "repeats": true,
        "extension": [\(constraint("stay-1", "item.where(linkId = 'from').answer.value <= item.where(linkId = 'to').answer.value"))],
        "item": [{ "linkId": "from", "type": "date" }, { "linkId": "to", "type": "date" }] }
      """
    func stay(_ from: String, _ to: String?) -> String {
      let last = to.map { #", { "linkId": "to", "answer": [{ "valueDate": "\#($0)" }] }"# } ?? ""
      return """
        { "linkId": "stay", "item": [{ "linkId": "from", "answer": [{ "valueDate": "\(from)" }] }\(last)] }
        """
    }
    #expect(
      findings(
        [
          stay("2024-01-01", "2024-01-02"), stay("2024-01-03", "2024-01-02"),
          stay("2024-02-01", nil),
        ]
        .joined(separator: ", "), to: items)
        == ["error response.constraint QuestionnaireResponse.item[1]"])
  }

  @Test func theyMatterAsMuchAsTheySay() {
    let items = """
      { "linkId": "a", "type": "integer", "extension": [\(constraint("a-1", "answer.value > 3", severity: "warning")),
        \(constraint("a-2", "answer.value > %unknown"))] }
      """
    #expect(
      findings(#"{ "linkId": "a", "answer": [{ "valueInteger": 2 }] }"#, to: items) == [
        "warning response.constraint QuestionnaireResponse.item[0]",
        "information response.constraint QuestionnaireResponse.item[0]",
      ])
  }

  @Test func expressionsSayWhatApplies() {
    let items = """
      { "linkId": "a", "type": "integer" }, { "linkId": "b", "type": "string", "required": true, "extension": [{
        "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
        "valueExpression": { "language": "text/fhirpath", "expression": "%resource.item.where(linkId = 'a').answer.value > 3" } }] }
      """
    let first = #"{ "linkId": "a", "answer": [{ "valueInteger": 2 }] }"#
    let second = #"{ "linkId": "b", "answer": [{ "valueString": "x" }] }"#
    #expect(findings(first, to: items) == [])
    #expect(
      findings(first + ", " + second, to: items)
        == ["error response.enabled QuestionnaireResponse.item[1]"])
    #expect(
      findings(first.replacing("2", with: "4"), to: items)
        == ["error response.required QuestionnaireResponse"])
  }
}
