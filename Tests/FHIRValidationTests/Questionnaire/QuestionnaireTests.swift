import FHIRValidation
import Testing

@Suite struct QuestionnaireTests {
  private func expectItems(_ items: String, _ expected: [Expected]) throws {
    try expectFindings(
      #"{ "resourceType": "Questionnaire", "status": "draft", "item": [\#(items)] }"#, expected)
  }

  @Test func conditionsLookAtOtherQuestions() throws {
    try expectItems(
      """
      { "linkId": "a", "type": "boolean" },
      { "linkId": "b", "type": "group", "enableBehavior": "any", "enableWhen": [
          { "question": "a", "operator": "=", "answerBoolean": true },
          1️⃣{ "question": "b", "operator": "exists", "answerBoolean": true },
          2️⃣{ "question": "c", "operator": "exists", "answerBoolean": true },
          3️⃣{ "question": "x", "operator": "exists", "answerBoolean": true },
          4️⃣{ "question": "d", "operator": "exists", "answerBoolean": true }],
        "item": [{ "linkId": "c", "type": "boolean" }] },
      { "linkId": "d", "type": "string" }
      """,
      [
        ("1️⃣", "questionnaire.condition", "Questionnaire.item[1]"),
        ("2️⃣", "questionnaire.condition", "Questionnaire.item[1]"),
        ("3️⃣", "questionnaire.condition", "Questionnaire.item[1]"),
        ("4️⃣", "questionnaire.condition", "Questionnaire.item[1]"),
      ])
  }

  @Test func conditionsCompareWithTheTypeOfTheQuestion() throws {
    try expectItems(
      """
      { "linkId": "a", "type": "integer" }, { "linkId": "b", "type": "choice" },
      { "linkId": "c", "type": "string", "enableBehavior": "all", "enableWhen": [
        { "question": "a", "operator": ">", "answerInteger": 1 },
        { "question": "a", "operator": "=", "answerDecimal": 1️⃣1.5 },
        2️⃣{ "question": "b", "operator": "<", "answerCoding": { "system": "http://example.org/a", "code": "x" } }] }
      """,
      [
        ("1️⃣", "questionnaire.comparison", "Questionnaire.item[2].enableWhen[1]"),
        ("2️⃣", "questionnaire.comparison", "Questionnaire.item[2].enableWhen[2]"),
      ])
  }

  @Test func initialValuesHaveTheTypeOfTheItem() throws {
    try expectItems(
      """
      { "linkId": "a", "type": "integer", "initial": [{ "valueInteger": 1 }] },
      { "linkId": "b", "type": "text", "initial": [{ "valueInteger": 1️⃣1 }] }
      """, [("1️⃣", "questionnaire.initial", "Questionnaire.item[1].initial[0]")])
  }
}
