import FHIRValidation
import Testing

@Suite struct ResponseItemTests {
  private let form = """
    { "linkId": "name", "type": "string" },
    { "linkId": "pets", "type": "group", "repeats": true, "text": "Your pets",
      "item": [{ "linkId": "kind", "type": "string", "required": true, "repeats": true },
        { "linkId": "age", "type": "integer",
          "item": [{ "linkId": "estimated", "type": "boolean", "required": true }] }] },
    { "linkId": "note", "type": "display" }
    """

  @Test func wholeResponse() throws {
    try expectAnswers(
      """
      { "linkId": "name", "answer": [{ "valueString": "Ann" }] },
      { "linkId": "pets", "text": "Your pets", "item": [{ "linkId": "kind", "answer": [{ "valueString": "cat" }, { "valueString": "old cat" }] }] },
      { "linkId": "pets", "item": [{ "linkId": "kind", "answer": [{ "valueString": "dog" }] },
        { "linkId": "age", "answer": [{ "valueInteger": 4, "item": [{ "linkId": "estimated", "answer": [{ "valueBoolean": true }] }] }] }] },
      { "linkId": "note" }
      """, to: form)
  }

  @Test func linkIDExists() throws {
    try expectAnswers(
      #"{ "linkId": 2️⃣"street", "answer": [{ "valueString": "x" }] }"#, to: form,
      [("2️⃣", "response.link", "QuestionnaireResponse")])
  }

  @Test func itemsStandInTheirGroup() throws {
    try expectAnswers(
      #"2️⃣{ "linkId": "kind", "answer": [{ "valueString": "cat" }] }"#, to: form,
      [("2️⃣", "response.place", "QuestionnaireResponse")])
  }

  @Test func itemsStandInOrder() throws {
    try expectAnswers(
      """
      { "linkId": "note" }, 2️⃣{ "linkId": "name", "answer": [{ "valueString": "Ann" }] }
      """, to: form, [("2️⃣", "response.place", "QuestionnaireResponse")])
  }

  @Test func onlyWhatRepeatsIsAnsweredTwice() throws {
    try expectAnswers(
      """
      { "linkId": "name", "answer": [{ "valueString": "Ann" }, 2️⃣{ "valueString": "Bea" }] }
      """, to: form, [("2️⃣", "response.repeats", "QuestionnaireResponse.item[0]")])
    try expectAnswers(
      """
      { "linkId": "name", "answer": [{ "valueString": "Ann" }] },
      2️⃣{ "linkId": "name", "answer": [{ "valueString": "Bea" }] }
      """, to: form, [("2️⃣", "response.repeats", "QuestionnaireResponse")])
  }

  @Test func requiredItemsAreAnsweredInEachGroup() throws {
    try expectAnswers(
      """
      2️⃣{ "linkId": "pets", "item": [{ "linkId": "age", "answer": [3️⃣{ "valueInteger": 4 }] }] }
      """, to: form,
      [
        ("2️⃣", "response.required", "QuestionnaireResponse.item[0]"),
        ("3️⃣", "response.required", "QuestionnaireResponse.item[0].item[0]"),
      ])
  }

  @Test func requiredGroupsAndQuestionsAreThere() throws {
    try expectAnswers(
      #"{ "linkId": "a" }"#,
      to: """
        { "linkId": "a", "type": "string" }, { "linkId": "b", "type": "string", "required": true },
        { "linkId": "c", "type": "group", "required": true, "item": [{ "linkId": "d", "type": "string" }] }
        """,
      [
        ("1️⃣", "response.required", "QuestionnaireResponse"),
        ("1️⃣", "response.required", "QuestionnaireResponse"),
      ])
    try expectAnswers(
      #"2️⃣{ "linkId": "b" }, 3️⃣{ "linkId": "c" }"#,
      to: """
        { "linkId": "b", "type": "string", "required": true },
        { "linkId": "c", "type": "group", "required": true, "item": [{ "linkId": "d", "type": "string" }] }
        """,
      [
        ("2️⃣", "response.required", "QuestionnaireResponse.item[0]"),
        ("3️⃣", "response.group", "QuestionnaireResponse.item[1]"),
      ])
  }

  @Test(arguments: ["in-progress", "stopped"])
  func incompleteResponsesAreOnlyWarnedOf(status: String) throws {
    let outcome = validator.validate(
      Array(
        """
        { "resourceType": "QuestionnaireResponse", "contained": [{ "resourceType": "Questionnaire", "id": "form", "status": "active",
          "item": [{ "linkId": "a", "type": "string", "required": true }] }], "questionnaire": "#form", "status": "\(status)" }
        """.utf8))
    #expect(outcome.findings.map(\.severity) == [.warning])
    #expect(outcome.findings.map(\.rule) == ["response.required"])
  }

  @Test func groupsHoldItemsAndQuestionsAnswers() throws {
    try expectAnswers(
      """
      { "linkId": "name", "item": 2️⃣[{ "linkId": "kind", "answer": [{ "valueString": "cat" }] }] },
      5️⃣{ "linkId": "pets", "answer": [3️⃣{ "valueString": "cat" }] },
      { "linkId": "note", "answer": [4️⃣{ "valueString": "cat" }] }
      """, to: form,
      [
        ("2️⃣", "response.nesting", "QuestionnaireResponse.item[0]"),
        ("5️⃣", "response.required", "QuestionnaireResponse.item[1]"),
        ("3️⃣", "response.nesting", "QuestionnaireResponse.item[1]"),
        ("4️⃣", "response.nesting", "QuestionnaireResponse.item[2]"),
      ])
  }

  @Test func textIsThatOfTheQuestionnaire() throws {
    let form = """
      { "linkId": "a", "type": "string", "text": "Colour", "_text": { "extension": [{
        "url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
          { "url": "lang", "valueCode": "de" }, { "url": "content", "valueString": "Farbe" }] }] } }
      """
    try expectAnswers(
      #"{ "linkId": "a", "text": "Farbe", "answer": [{ "valueString": "red" }] }"#, to: form)
    try expectAnswers(
      #"2️⃣{ "linkId": "a", "text": "Shape", "answer": [{ "valueString": "red" }] }"#, to: form,
      [("2️⃣", "response.text", "QuestionnaireResponse.item[0]")])
  }

  @Test func itemsInAnswersAreReportedAtTheQuestion() throws {
    try expectAnswers(
      """
      { "linkId": "pets", "item": [{ "linkId": "kind", "answer": [{ "valueString": "cat" }] },
        { "linkId": "age", "answer": [{ "valueInteger": 4, "item": [
          { "linkId": "estimated", "answer": [{ "valueBoolean": true }] }, 2️⃣{ "linkId": "name", "answer": [{ "valueString": 3️⃣true }] }] }] }] }
      """, to: form,
      [
        ("2️⃣", "response.place", "QuestionnaireResponse.item[0].item[1]"),
        (
          "3️⃣", "json.type",
          "QuestionnaireResponse.item[0].item[1].answer[0].item[1].answer[0].value"
        ),
      ])
  }

  @Test func groupsInAnswersAreReportedAtTheGroup() throws {
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueBoolean": true, "item": [2️⃣{ "linkId": "b" }, 4️⃣{ "linkId": "b", "item": [3️⃣{ "linkId": "a" }] }] }] }
      """,
      to: """
        { "linkId": "a", "type": "boolean", "item": [{ "linkId": "b", "type": "group", "repeats": true, "item": [
          { "linkId": "c", "type": "string", "required": true }] }] }
        """,
      [
        ("2️⃣", "response.required", "QuestionnaireResponse.item[0].answer[0].item[0]"),
        ("3️⃣", "response.place", "QuestionnaireResponse.item[0].answer[0].item[1]"),
        ("4️⃣", "response.required", "QuestionnaireResponse.item[0].answer[0].item[1]"),
      ])
  }

  @Test func occurrencesAreLimited() throws {
    let form = """
      { "linkId": "a", "type": "string", "repeats": true, "extension": [
        { "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs", "valueInteger": 2 },
        { "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs", "valueInteger": 3 }] }
      """
    let answer = #"{ "valueString": "x" }"#
    for count in 2...3 {
      try expectAnswers(
        #"{ "linkId": "a", "answer": [\#(Array(repeating: answer, count: count).joined(separator: ", "))] }"#,
        to: form)
    }
    for count in [1, 4] {
      try expectAnswers(
        #"2️⃣{ "linkId": "a", "answer": [\#(Array(repeating: answer, count: count).joined(separator: ", "))] }"#,
        to: form, [("2️⃣", "response.occurs", "QuestionnaireResponse.item[0]")])
    }
  }
}
