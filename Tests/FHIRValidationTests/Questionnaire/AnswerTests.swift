import FHIRValidation
import Testing

@Suite struct AnswerTests {
  private static let base = "http://hl7.org/fhir/StructureDefinition/"

  @Test(arguments: [
    ("boolean", #""valueBoolean": true"#), ("decimal", #""valueDecimal": 1.5"#),
    ("integer", #""valueInteger": 1"#), ("date", #""valueDate": "2024-02""#),
    ("dateTime", #""valueDateTime": "2024-02-03""#), ("time", #""valueTime": "10:00:00""#),
    ("string", #""valueString": "x""#), ("text", #""valueString": "x\ny""#),
    ("url", #""valueUri": "http://example.org/x""#),
    (
      "attachment",
      #""valueAttachment": { "url": "http://example.org/x", "contentType": "text/plain" }"#
    ),
    ("reference", #""valueReference": { "reference": "Patient/1" }"#),
    ("quantity", #""valueQuantity": { "value": 1 }"#),
    ("choice", #""valueCoding": { "system": "http://example.org/a", "code": "x" }"#),
    ("open-choice", #""valueString": "x""#),
  ])
  func typeOfTheItem(type: String, value: String) throws {
    try expectAnswers(
      #"{ "linkId": "a", "answer": [{ \#(value) }] }"#,
      to: #"{ "linkId": "a", "type": "\#(type)" }"#)
  }

  @Test func otherTypes() throws {
    for type in ["decimal", "date", "text", "url", "quantity", "choice"] {
      try expectAnswers(
        #"{ "linkId": "a", "answer": [{ "valueBoolean": 2️⃣true }] }"#,
        to: #"{ "linkId": "a", "type": "\#(type)" }"#,
        [("2️⃣", "response.type", "QuestionnaireResponse.item[0].answer[0].value")])
    }
  }

  @Test func choicesAreOptions() throws {
    let form = """
      { "linkId": "a", "type": "TYPE", "repeats": true, "answerOption": [
        { "valueCoding": { "system": "http://example.org/a", "code": "1", "display": "One" } },
        { "valueCoding": { "system": "http://example.org/a", "code": "0" },
          "extension": [{ "url": "\(Self.base)questionnaire-optionExclusive", "valueBoolean": true }] },
        { "valueInteger": 7 }] }
      """
    let choice = form.replacing("TYPE", with: "choice")
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueCoding": { "system": "http://example.org/a", "code": "1" } }, { "valueInteger": 7 }] }
      """, to: choice)
    try expectAnswers(
      """
      { "linkId": "a", "answer": [2️⃣{ "valueCoding": { "system": "http://example.org/b", "code": "1" } }, 3️⃣{ "valueInteger": 8 },
        4️⃣{ "valueString": "One" }] }
      """, to: choice,
      [
        ("2️⃣", "response.option", "QuestionnaireResponse.item[0].answer[0]"),
        ("3️⃣", "response.option", "QuestionnaireResponse.item[0].answer[1]"),
        ("4️⃣", "response.option", "QuestionnaireResponse.item[0].answer[2]"),
      ])
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueCoding": { "system": "http://example.org/a", "code": "1" } },
        2️⃣{ "valueCoding": { "system": "http://example.org/a", "code": "0" } }] }
      """, to: choice, [("2️⃣", "response.option", "QuestionnaireResponse.item[0].answer[1]")])
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueString": "Something else" }, 2️⃣{ "valueString": "one" }] }
      """, to: form.replacing("TYPE", with: "open-choice"),
      [("2️⃣", "response.option-text", "QuestionnaireResponse.item[0].answer[1]")])
  }

  @Test func otherTypesMayHaveOptionsToo() throws {
    let form = """
      { "linkId": "a", "type": "time", "answerOption": [{ "valueTime": "08:00:00" }] }
      """
    try expectAnswers(#"{ "linkId": "a", "answer": [{ "valueTime": "08:00:00" }] }"#, to: form)
    try expectAnswers(
      #"{ "linkId": "a", "answer": [{ "valueTime": 2️⃣"09:00:00" }] }"#, to: form,
      [("2️⃣", "response.option", "QuestionnaireResponse.item[0].answer[0].value")])
  }

  @Test func codesComeFromTheValueSet() throws {
    let form = """
      { "linkId": "a", "type": "open-choice", "answerValueSet": "http://hl7.org/fhir/ValueSet/administrative-gender" }
      """
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueCoding": { "system": "http://hl7.org/fhir/administrative-gender", "code": "other" } }] }
      """, to: form)
    try expectAnswers(
      #"{ "linkId": "a", "answer": [{ "valueString": "none of these" }] }"#, to: form)
    try expectAnswers(
      """
      { "linkId": "a", "answer": [2️⃣{ "valueCoding": { "system": "http://hl7.org/fhir/publication-status", "code": "draft" } }] }
      """, to: form, [("2️⃣", "response.value-set", "QuestionnaireResponse.item[0].answer[0]")])
  }

  @Test func valueSetsMayBeContained() throws {
    let form = ##"{ "linkId": "a", "type": "choice", "answerValueSet": "#colors" }"##
    let answers = """
      { "linkId": "a", "answer": [2️⃣{ "valueCoding": { "system": "http://example.org/colors", "code": "CODE" } }] }
      """
    // Contained in the response, where the questionnaire is contained as well.
    func expect(_ code: String, _ expected: [Expected]) throws {
      try expectFindings(
        """
        { "resourceType": "QuestionnaireResponse", "contained": [
          { "resourceType": "Questionnaire", "id": "form", "status": "active", "item": [\(form)] },
          { "resourceType": "ValueSet", "id": "colors", "status": "active", "compose": { "include": [
            { "system": "http://example.org/colors", "concept": [{ "code": "red" }] }] } }],
          "questionnaire": "#form", "status": "completed", "item": [\(answers.replacing("CODE", with: code))] }
        """, expected)
    }
    try expect("red", [])
    try expect(
      "green", [("2️⃣", "response.value-set", "QuestionnaireResponse.item[0].answer[0]")])
  }

  @Test func unknownValueSetsAreNotedOnce() throws {
    try expectAnswers(
      """
      { "linkId": "a", "answer": [2️⃣{ "valueCoding": { "system": "http://example.org/x", "code": "1" } },
        { "valueCoding": { "system": "http://example.org/x", "code": "2" } }] }
      """,
      to:
        #"{ "linkId": "a", "type": "choice", "repeats": true, "answerValueSet": "http://example.org/ValueSet/x" }"#,
      [("2️⃣", "response.unchecked", "QuestionnaireResponse.item[0].answer[0]")])
  }

  @Test func textsHaveLengthAndForm() throws {
    let form = """
      { "linkId": "a", "type": "string", "maxLength": 5, "repeats": true,
        "extension": [{ "url": "\(Self.base)minLength", "valueInteger": 2 }] }
      """
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueString": "ab" }, { "valueString": "abcde" },
        { "valueString": 2️⃣"a" }, { "valueString": 3️⃣"abcdef" }, { "valueString": 4️⃣"a\\nb" }] }
      """, to: form,
      [
        ("2️⃣", "response.length", "QuestionnaireResponse.item[0].answer[2].value"),
        ("3️⃣", "response.length", "QuestionnaireResponse.item[0].answer[3].value"),
        ("4️⃣", "response.line", "QuestionnaireResponse.item[0].answer[4].value"),
      ])
  }

  @Test(arguments: [
    ("integer", "Integer", "3", "5", ["3", "5"], "2", "6"),
    ("decimal", "Decimal", "0.10", "2", ["0.1", "2.00"], "0.09", "2.01"),
    (
      "date", "Date", #""2024-02""#, #""2024-06""#, [#""2024-02-01""#, #""2024-06""#],
      #""2024-01-31""#, #""2024-06-02""#
    ),
    (
      "dateTime", "DateTime", #""2024-02-01T00:00:00Z""#, #""2025""#,
      [#""2024-02-01T01:00:00+01:00""#], #""2024-01""#, #""2025-02""#
    ),
    (
      "time", "Time", #""08:00:00""#, #""17:30:00""#, [#""08:00:00""#, #""17:30:00""#],
      #""07:59:59""#, #""17:30:01""#
    ),
  ])
  func valuesLieInTheirRange(
    type: String, key: String, least: String, greatest: String, inside: [String], below: String,
    above: String
  ) throws {
    let form = """
      { "linkId": "a", "type": "\(type)", "repeats": true, "extension": [
        { "url": "\(Self.base)minValue", "value\(key)": \(least) },
        { "url": "\(Self.base)maxValue", "value\(key)": \(greatest) }] }
      """
    let good = inside.map { #"{ "value\#(key)": \#($0) }"# }.joined(separator: ", ")
    try expectAnswers(#"{ "linkId": "a", "answer": [\#(good)] }"#, to: form)
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "value\(key)": 2️⃣\(below) }, { "value\(key)": 3️⃣\(above) }] }
      """, to: form,
      [
        ("2️⃣", "response.range", "QuestionnaireResponse.item[0].answer[0].value"),
        ("3️⃣", "response.range", "QuestionnaireResponse.item[0].answer[1].value"),
      ])
  }

  @Test func textsMatchTheExpression() throws {
    try expectAnswers(
      #"{ "linkId": "a", "answer": [{ "valueString": "A-123" }, { "valueString": 2️⃣"A-1234" }] }"#,
      to: """
        { "linkId": "a", "type": "string", "repeats": true,
          "extension": [{ "url": "\(Self.base)regex", "valueString": "[A-Z]-[0-9]{3}" }] }
        """, [("2️⃣", "response.pattern", "QuestionnaireResponse.item[0].answer[1].value")])
  }

  @Test func quantitiesAreConverted() throws {
    let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    let form = """
      { "linkId": "a", "type": "quantity", "repeats": true, "extension": [
        { "url": "\(sdc)minQuantity", "valueQuantity": { "value": 50, "system": "http://unitsofmeasure.org", "code": "cm" } },
        { "url": "\(sdc)maxQuantity", "valueQuantity": { "value": 2.5, "system": "http://unitsofmeasure.org", "code": "m" } }] }
      """
    func quantity(_ value: String, _ code: String) -> String {
      #"{ "value": \#(value), "system": "http://unitsofmeasure.org", "code": "\#(code)" }"#
    }
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueQuantity": \(quantity("0.5", "m")) }, { "valueQuantity": \(quantity("250", "cm")) },
        { "valueQuantity": 2️⃣\(quantity("499", "mm")) }, { "valueQuantity": 3️⃣\(quantity("2501", "mm")) }] }
      """, to: form,
      [
        ("2️⃣", "response.range", "QuestionnaireResponse.item[0].answer[2].value"),
        ("3️⃣", "response.range", "QuestionnaireResponse.item[0].answer[3].value"),
      ])
    try expectAnswers(
      #"{ "linkId": "a", "answer": [{ "valueQuantity": 2️⃣\#(quantity("1", "kg")) }] }"#, to: form,
      [
        ("2️⃣", "response.range", "QuestionnaireResponse.item[0].answer[0].value"),
        ("2️⃣", "response.range", "QuestionnaireResponse.item[0].answer[0].value"),
      ])
  }

  @Test func unitsAreOffered() throws {
    let extensions = "http://hl7.org/fhir/StructureDefinition/questionnaire-"
    let form = """
      { "linkId": "a", "type": "quantity", "repeats": true, "extension": [
        { "url": "\(extensions)unitOption", "valueCoding": { "system": "http://unitsofmeasure.org", "code": "kg" } },
        { "url": "\(extensions)unitOption", "valueCoding": { "system": "http://unitsofmeasure.org", "code": "g" } }] }
      """
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueQuantity": { "value": 1, "system": "http://unitsofmeasure.org", "code": "g" } },
        { "valueQuantity": 2️⃣{ "value": 1, "system": "http://unitsofmeasure.org", "code": "mg" } }] }
      """, to: form, [("2️⃣", "response.unit", "QuestionnaireResponse.item[0].answer[1].value")])
  }

  @Test func decimalsHavePlaces() throws {
    try expectAnswers(
      #"{ "linkId": "a", "answer": [{ "valueDecimal": 1.25 }, { "valueDecimal": 2️⃣1.250 }] }"#,
      to: """
        { "linkId": "a", "type": "decimal", "repeats": true,
          "extension": [{ "url": "\(Self.base)maxDecimalPlaces", "valueInteger": 2 }] }
        """, [("2️⃣", "response.decimals", "QuestionnaireResponse.item[0].answer[1].value")])
  }

  @Test func attachmentsHaveATypeAndASize() throws {
    let form = """
      { "linkId": "a", "type": "attachment", "repeats": true, "extension": [
        { "url": "\(Self.base)mimeType", "valueCode": "image/png" },
        { "url": "\(Self.base)mimeType", "valueCode": "text/plain" },
        { "url": "\(Self.base)maxSize", "valueDecimal": 3 }] }
      """
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueAttachment": { "contentType": "text/plain", "data": "YWJj" } },
        2️⃣{ "valueAttachment": { "contentType": "image/gif", "data": "YWJj" } }, 3️⃣{ "valueAttachment": { "url": "http://example.org/x" } },
        4️⃣{ "valueAttachment": { "contentType": "image/png", "data": "YWJjZA==" } }] }
      """, to: form,
      [
        ("2️⃣", "response.attachment", "QuestionnaireResponse.item[0].answer[1]"),
        ("3️⃣", "response.attachment", "QuestionnaireResponse.item[0].answer[2]"),
        ("4️⃣", "response.attachment", "QuestionnaireResponse.item[0].answer[3]"),
      ])
  }

  @Test func targetsAreTypesOfResources() throws {
    var options = ValidationOptions()
    options.assumesRESTfulReferences = true
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueReference": { "reference": "https://example.org/fhir/Group/1" } },
        { "valueReference": 2️⃣{ "reference": "https://example.org/fhir/Teapot/1" } },
        { "valueReference": { "reference": 3️⃣"Teapot/1" } }] }
      """, to: #"{ "linkId": "a", "type": "reference", "repeats": true }"#,
      [
        ("2️⃣", "response.reference", "QuestionnaireResponse.item[0].answer[1].value"),
        ("3️⃣", "reference.form", "QuestionnaireResponse.item[0].answer[2].value"),
      ], options: options)
  }

  @Test func referencesHaveATarget() throws {
    let form = """
      { "linkId": "a", "type": "reference", "repeats": true, "extension": [
        { "url": "\(Self.base)questionnaire-referenceResource", "valueCode": "Patient" },
        { "url": "\(Self.base)questionnaire-referenceResource", "valueCode": "Device" }] }
      """
    var options = ValidationOptions()
    options.assumesRESTfulReferences = true
    try expectAnswers(
      """
      { "linkId": "a", "answer": [{ "valueReference": { "reference": "Device/1" } },
        { "valueReference": { "reference": "https://example.org/fhir/Patient/1/_history/2" } },
        { "valueReference": 2️⃣{ "reference": "Organization/1" } },
        { "valueReference": 3️⃣{ "reference": "https://example.org/fhir/Group/1" } }] }
      """, to: form,
      [
        ("2️⃣", "response.reference", "QuestionnaireResponse.item[0].answer[2].value"),
        ("3️⃣", "response.reference", "QuestionnaireResponse.item[0].answer[3].value"),
      ], options: options)
  }
}
