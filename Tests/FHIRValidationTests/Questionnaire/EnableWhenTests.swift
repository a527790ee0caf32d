import FHIRValidation
import Testing

@Suite struct EnableWhenTests {
  /// What the condition compares with, and whether it holds for the answer.
  @Test(arguments: [
    ("integer", #""operator": ">", "answerInteger": 3"#, #""valueInteger": 4"#, true),
    ("integer", #""operator": ">", "answerInteger": 3"#, #""valueInteger": 3"#, false),
    ("integer", #""operator": ">=", "answerInteger": 3"#, #""valueInteger": 3"#, true),
    ("integer", #""operator": "<=", "answerInteger": 3"#, #""valueInteger": 3"#, true),
    ("integer", #""operator": "!=", "answerInteger": 3"#, #""valueInteger": 3"#, false),
    ("decimal", #""operator": "=", "answerDecimal": 1.50"#, #""valueDecimal": 1.5"#, true),
    ("decimal", #""operator": "<", "answerDecimal": 10"#, #""valueDecimal": 9.99"#, true),
    ("date", #""operator": "<", "answerDate": "2024-05""#, #""valueDate": "2024-04-30""#, true),
    ("date", #""operator": "<", "answerDate": "2024""#, #""valueDate": "2024-04-30""#, false),
    (
      "dateTime", #""operator": ">", "answerDateTime": "2024-01-01T10:00:00Z""#,
      #""valueDateTime": "2024-01-01T10:30:00+01:00""#, false
    ),
    ("time", #""operator": ">=", "answerTime": "09:00:00""#, #""valueTime": "09:00:01""#, true),
    ("boolean", #""operator": "=", "answerBoolean": true"#, #""valueBoolean": false"#, false),
    ("string", #""operator": "=", "answerString": "x""#, #""valueString": "x""#, true),
    (
      "choice",
      #""operator": "=", "answerCoding": { "system": "http://example.org/a", "code": "1" }"#,
      #""valueCoding": { "system": "http://example.org/a", "code": "1", "display": "One" }"#, true
    ),
    (
      "choice",
      #""operator": "=", "answerCoding": { "system": "http://example.org/a", "code": "1" }"#,
      #""valueCoding": { "system": "http://example.org/b", "code": "1" }"#, false
    ),
    ("integer", #""operator": "exists", "answerBoolean": true"#, #""valueInteger": 0"#, true),
    ("integer", #""operator": "exists", "answerBoolean": false"#, #""valueInteger": 0"#, false),
  ])
  func condition(type: String, condition: String, answer: String, holds: Bool) throws {
    let form = """
      { "linkId": "a", "type": "\(type)" },
      { "linkId": "b", "type": "string", "required": true, "enableWhen": [{ "question": "a", \(condition) }] }
      """
    let first = #"{ "linkId": "a", "answer": [{ \#(answer) }] }"#
    try expectAnswers(
      first, to: form, holds ? [("1️⃣", "response.required", "QuestionnaireResponse")] : [])
    try expectAnswers(
      first + #", 2️⃣{ "linkId": "b", "answer": [{ "valueString": "x" }] }"#, to: form,
      holds ? [] : [("2️⃣", "response.enabled", "QuestionnaireResponse.item[1]")])
  }

  @Test func behaviorJoinsConditions() throws {
    func form(_ behavior: String) -> String {
      """
      { "linkId": "a", "type": "boolean" }, { "linkId": "b", "type": "boolean" },
      { "linkId": "c", "type": "string", "required": true, "enableBehavior": "\(behavior)", "enableWhen": [
        { "question": "a", "operator": "=", "answerBoolean": true },
        { "question": "b", "operator": "=", "answerBoolean": true }] }
      """
    }
    let answers = """
      { "linkId": "a", "answer": [{ "valueBoolean": true }] }, { "linkId": "b", "answer": [{ "valueBoolean": false }] }
      """
    try expectAnswers(
      answers, to: form("any"), [("1️⃣", "response.required", "QuestionnaireResponse")])
    try expectAnswers(answers, to: form("all"))
  }

  /// Each instance of a group decides for itself.
  @Test func onlyAnswersInTheSameGroupCount() throws {
    try expectAnswers(
      """
      { "linkId": "pet", "item": [{ "linkId": "ill", "answer": [{ "valueBoolean": true }] }, { "linkId": "illness", "answer": [{ "valueString": "x" }] }] },
      { "linkId": "pet", "item": [{ "linkId": "ill", "answer": [{ "valueBoolean": false }] }, 2️⃣{ "linkId": "illness", "answer": [{ "valueString": "x" }] }] },
      3️⃣{ "linkId": "pet", "item": [{ "linkId": "ill", "answer": [{ "valueBoolean": true }] }] }
      """,
      to: """
        { "linkId": "pet", "type": "group", "repeats": true, "item": [
          { "linkId": "ill", "type": "boolean" },
          { "linkId": "illness", "type": "string", "required": true, "enableWhen": [{ "question": "ill", "operator": "=", "answerBoolean": true }] }] }
        """,
      [
        ("2️⃣", "response.enabled", "QuestionnaireResponse.item[1].item[1]"),
        ("3️⃣", "response.required", "QuestionnaireResponse.item[2]"),
      ])
  }

  @Test func aNestedItemMayDependOnItsQuestion() throws {
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueBoolean": false, "item": [2️⃣{ "linkId": "b", "answer": [{ "valueString": "x" }] }] }] }
      """,
      to: """
        { "linkId": "a", "type": "boolean", "item": [
          { "linkId": "b", "type": "string", "enableWhen": [{ "question": "a", "operator": "=", "answerBoolean": true }] }] }
        """, [("2️⃣", "response.enabled", "QuestionnaireResponse.item[0].answer[0].item[0]")])
  }
}
