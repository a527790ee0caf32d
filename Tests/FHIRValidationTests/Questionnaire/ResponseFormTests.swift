import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import Testing

@Suite struct ResponseFormTests {
  @Test func withoutAQuestionnaireNothingIsChecked() throws {
    try expectFindings(
      #"1️⃣{ "resourceType": "QuestionnaireResponse", "status": "completed" }"#,
      [("1️⃣", "response.questionnaire", "QuestionnaireResponse")])
    try expectFindings(
      """
      { "resourceType": "QuestionnaireResponse", "questionnaire": 1️⃣"http://unknown.example/Questionnaire/1|2", "status": "completed" }
      """, [("1️⃣", "response.questionnaire", "QuestionnaireResponse")])
  }

  @Test func whatIsFoundIsAQuestionnaire() throws {
    try expectFindings(
      """
      { "resourceType": "QuestionnaireResponse", "questionnaire": 1️⃣"http://hl7.org/fhir/ValueSet/languages", "status": "completed" }
      """, [("1️⃣", "response.questionnaire", "QuestionnaireResponse.questionnaire")])
  }

  @Test func questionnairesAreFoundAmongTheDefinitions() throws {
    var loading = DefinitionLoading()
    for version in 1...2 {
      let questionnaire = """
        { "resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/q", "version": "\(version)",
          "status": "active", "item": [{ "linkId": "v\(version)", "type": "string", "required": true }] }
        """
      loading.add(
        resource: try JSONDocument(Array(questionnaire.utf8)), named: "q\(version).json")
    }
    let validator = Validator(definitions: try loading.build(over: .r4).definitions)
    func rules(_ canonical: String) -> [RuleID] {
      validator.validate(
        Array(
          """
          { "resourceType": "QuestionnaireResponse", "questionnaire": "\(canonical)", "status": "completed",
            "item": [{ "linkId": "v1", "answer": [{ "valueString": "x" }] }] }
          """.utf8)
      ).findings.map(\.rule)
    }
    #expect(rules("http://example.org/Questionnaire/q|1") == [])
    #expect(
      rules("http://example.org/Questionnaire/q|2") == ["response.required", "response.link"])
    #expect(rules("http://example.org/Questionnaire/q|3") == ["response.questionnaire"])
  }

  private struct Server: ReferenceResolver {
    let questionnaire: JSONDocument

    func resource(for reference: String) -> JSONDocument? {
      reference == "http://example.org/Questionnaire/q" ? questionnaire : nil
    }
  }

  @Test func questionnairesAreFoundWhereReferencesAre() throws {
    let questionnaire = """
      { "resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/q", "version": "2",
        "status": "active", "item": [{ "linkId": "a", "type": "string", "required": true }] }
      """
    var options = ValidationOptions()
    options.externalReferences = .exists
    let server = Server(questionnaire: try JSONDocument(Array(questionnaire.utf8)))
    let validator = Validator(definitions: .r4, options: options, resolver: server)
    func rules(_ version: String) -> [RuleID] {
      validator.validate(
        Array(
          """
          { "resourceType": "QuestionnaireResponse", "questionnaire": "http://example.org/Questionnaire/q\(version)", "status": "completed" }
          """.utf8)
      ).findings.map(\.rule)
    }
    #expect(rules("") == ["response.required"])
    #expect(rules("|2") == ["response.required"])
    #expect(rules("|3") == ["response.questionnaire"])
  }

  @Test func responsesAreWrittenWhileTheQuestionnaireIsInUse() throws {
    func expect(_ authored: String, _ expected: [Expected]) throws {
      try expectFindings(
        """
        { "resourceType": "QuestionnaireResponse", "contained": [{ "resourceType": "Questionnaire", "id": "form",
          "status": "active", "effectivePeriod": { "start": "2024-03-01", "end": "2024-05-31" } }],
          "questionnaire": "#form", "status": "completed", "authored": 1️⃣"\(authored)" }
        """, expected)
    }
    try expect("2024-04-01", [])
    try expect("2024-02-20", [("1️⃣", "response.period", "QuestionnaireResponse.authored")])
    try expect("2024-06-01", [("1️⃣", "response.period", "QuestionnaireResponse.authored")])
  }
}
