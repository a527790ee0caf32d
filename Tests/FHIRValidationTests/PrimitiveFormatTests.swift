import FHIRValidation
import Testing

@Suite struct PrimitiveFormatTests {
  /// A value of a type in a parameter, marked at the value.
  private func marked(_ type: String, _ json: String) -> String {
    #"{ "resourceType": "Parameters", "parameter": [{ "name": "x", "value\#(type)": 1️⃣\#(json) }] }"#
  }

  private func expect(_ type: String, accepts values: [String]) throws {
    for value in values { try expectFindings(marked(type, value), []) }
  }

  private func expect(_ type: String, refuses values: [String], rule: RuleID) throws {
    for value in values {
      try expectFindings(marked(type, value), [("1️⃣", rule, "Parameters.parameter[0].value")])
    }
  }

  private func expect(_ type: String, warnsOf values: [String], rule: RuleID) throws {
    for value in values {
      let outcome = try expectFindings(
        marked(type, value), [("1️⃣", rule, "Parameters.parameter[0].value")])
      #expect(outcome.findings.map(\.severity) == [.warning])
    }
  }

  @Test func datesExist() throws {
    try expect(
      "Date", accepts: [#""2024""#, #""2024-02""#, #""2024-02-29""#, #""2000-02-29""#])
    try expect(
      "Date",
      refuses: [
        #""2023-02-29""#, #""1900-02-29""#, #""2024-04-31""#, #""2024-13""#, #""2024-00""#,
        #""2024-1-1""#, #""24""#, #""0000""#, #""2024-01-01T00:00:00Z""#, #""2024/01/01""#,
        #""01.02.2024""#, #""2024-01-01 ""#, #""2024-""#,
      ], rule: "primitive.date")
  }

  @Test func dateTimesWithATimeHaveAnOffset() throws {
    try expect(
      "DateTime",
      accepts: [
        #""2024""#, #""2024-02-29""#, #""2024-02-29T23:59:59Z""#,
        #""2024-02-29T00:00:00.123+14:00""#,
        #""2016-12-31T23:59:60Z""#, #""2024-02-29T10:00:00-05:30""#,
      ])
    try expect(
      "DateTime",
      refuses: [
        #""2024-02-29T10:00:00""#, #""2024-02-29T10:00Z""#, #""2024-02-29T24:00:00Z""#,
        #""2024-02-29T10:60:00Z""#, #""2024-02-29T10:00:61Z""#, #""2024-02-29T10:00:00.Z""#,
        #""2024-02-29T10:00:00+14:01""#, #""2024-02-29T10:00:00+0100""#, #""2024-02-29 10:00:00Z""#,
        #""2024-02-30T10:00:00Z""#, #""2024-02T10:00:00Z""#, #""2024-02-29T10:00:00z""#,
      ], rule: "primitive.dateTime")
  }

  @Test func instantsAreWhole() throws {
    try expect("Instant", accepts: [#""2024-02-29T10:00:00Z""#, #""2024-02-29T10:00:00.5-05:00""#])
    try expect(
      "Instant", refuses: [#""2024""#, #""2024-02-29""#, #""2024-02-29T10:00:00""#],
      rule: "primitive.instant")
  }

  @Test func timesHaveNoOffset() throws {
    try expect("Time", accepts: [#""00:00:00""#, #""23:59:59.999""#])
    try expect(
      "Time",
      refuses: [#""10:00""#, #""10:00:00Z""#, #""10:00:00+01:00""#, #""24:00:00""#, #""1:00:00""#],
      rule: "primitive.time")
  }

  @Test func integersFitTheirRange() throws {
    try expect("Integer", accepts: ["0", "-1", "2147483647", "-2147483648"])
    try expect(
      "Integer",
      refuses: ["2147483648", "-2147483649", "1.0", "1e3", "-0", "99999999999999999999"],
      rule: "primitive.integer")
    try expect("UnsignedInt", refuses: ["-1", "2147483648"], rule: "primitive.unsignedInt")
    try expect("PositiveInt", refuses: ["0", "-1"], rule: "primitive.positiveInt")
  }

  @Test func decimalsKeepTheirDigits() throws {
    try expect("Decimal", accepts: ["0.010", "-1.5e-7", "123456789012345678901234567890.5"])
  }

  @Test func textHasContent() throws {
    try expect("String", accepts: [#""a""#, #""a\n\tb""#, #""é""#])
    try expect("Markdown", accepts: [#"" a\n""#])
    try expect(
      "String", warnsOf: [#"" ""#, #""\n\t""#, #""a\u0000""#, #""\u001fb""#, #"" a""#, #""a\n""#],
      rule: "primitive.string")
    try expect("Markdown", warnsOf: [#""  ""#, #""a\u0000""#], rule: "primitive.string")
  }

  @Test func theDirectionOfWritingIsChangedBack() throws {
    try expect("String", accepts: [#""a \u202Eb\u202C c""#, #""\u2067a\u2069""#, #""“a”""#])
    try expect(
      "String", warnsOf: [#""a \u202Eb""#, #""a\u2069""#, #""\u2067a\u202C""#],
      rule: "primitive.string")
  }

  @Test func yearsAreThoseOfPatients() throws {
    try expect("Date", warnsOf: [#""0198-02-03""#, #""9999""#], rule: "primitive.year")
    try expect("DateTime", warnsOf: [#""1066-10-14""#], rule: "primitive.year")
  }

  @Test func textHoldsNoHTML() throws {
    try expect(
      "String", accepts: [#""a < b > c""#, #""<1> <https://example.org> <a@example.org>""#])
    let text = #"{ "resourceType": "Patient", "name": [{ "text": "a 1️⃣<b>c</b>" }] }"#
    let mentioned = try expectFindings(text, [("1️⃣", "text.markup", "Patient.name[0].text")])
    #expect(mentioned.findings.map(\.severity) == [.information])
    var options = ValidationOptions()
    options.checksSecurity = true
    let refused = try expectFindings(
      text, [("1️⃣", "text.markup", "Patient.name[0].text")], options: options)
    #expect(!refused.isValid)
  }

  @Test func markdownHoldsHTMLWhereThatIsAllowed() throws {
    try expect(
      "Markdown",
      accepts: [#""\\<i> <https://example.org> <a@example.org> < b > c <1>""#, #""a <b""#])
    let text = marked("Markdown", #""<i>a</i>""#).replacing(#"1️⃣""#, with: #""1️⃣"#)
    let warned = try expectFindings(text, [("1️⃣", "text.markup", "Parameters.parameter[0].value")])
    #expect(warned.findings.map(\.severity) == [.warning])
    var options = ValidationOptions()
    options.allowsHTMLInMarkdown = false
    let refused = try expectFindings(
      text, [("1️⃣", "text.markup", "Parameters.parameter[0].value")], options: options)
    #expect(!refused.isValid)
  }

  @Test func urlsOfExamplesAreRefusedOnRequest() throws {
    let text = """
      { "resourceType": "Patient", "identifier": [{ "system": 1️⃣"https://example.org/mrn", "value": "1" },
        { "system": "https://hospital.test/mrn", "value": "1" }] }
      """
    try expectFindings(text, [])
    var options = ValidationOptions()
    options.allowsExampleURLs = false
    try expectFindings(
      text, [("1️⃣", "url.example", "Patient.identifier[0].system")], options: options)
  }

  @Test func base64WithSpacesIsTolerated() throws {
    try expect("Base64Binary", accepts: [#""QUJD""#])
    try expect("Base64Binary", warnsOf: [#""QU JD""#], rule: "primitive.base64Binary")
  }

  @Test func textEndsAtAMegabyte() throws {
    let longest = String(repeating: "é", count: 1_048_576)
    try expect("String", accepts: ["\"\(longest)\""])
    try expect("String", refuses: ["\"\(longest)x\""], rule: "primitive.string")
  }

  @Test func codesAreTrimmed() throws {
    try expect("Code", accepts: [#""a b""#, #""mm[Hg]""#])
    try expect(
      "Code", refuses: [#"" a""#, #""a ""#, #""a  b""#, #""a\tb""#], rule: "primitive.code")
  }

  @Test func idsArePlain() throws {
    try expect("Id", accepts: [#""A-1.b""#, "\"\(String(repeating: "x", count: 64))\""])
    try expect(
      "Id", refuses: [#""a_b""#, #""a b""#, #""é""#, "\"\(String(repeating: "x", count: 65))\""],
      rule: "primitive.id")
  }

  @Test func theIdOfAResourceIsOne() throws {
    try expectFindings(
      #"{ "resourceType": "Patient", "id": 1️⃣"a/b" }"#, [("1️⃣", "primitive.id", "Patient.id")])
  }

  @Test func urisHaveNoSpaces() throws {
    try expect("Uri", accepts: [#""a""#, #""http://example.org/%20""#, #""urn:oid:2.16.840""#])
    try expect(
      "Uri", refuses: [#""a b""#, #""http://example.org/ ""#, #""oid:2.16""#, #""uuid:x""#],
      rule: "primitive.uri")
    try expect(
      "Uri",
      refuses: [
        #""urn:oid:3.1""#, #""urn:oid:2""#, #""urn:oid:2..1""#, #""urn:oid:2.01""#,
        #""urn:oid:2.16""#,
      ],
      rule: "primitive.oid")
    try expect("Uri", refuses: [#""urn:uuid:1234""#], rule: "primitive.uuid")
  }

  @Test func canonicalsAreAbsolute() throws {
    try expect(
      "Canonical",
      accepts: [
        #""http://example.org/x|1.0""#, #""urn:oid:1.2.840.1""#,
        #""urn:uuid:c757873d-ec9a-4326-a141-556f43239520|2""#,
      ])
    try expect("Canonical", refuses: [#""ValueSet/x""#], rule: "primitive.canonical")
  }

  @Test func uuidsAreLowercase() throws {
    try expect("Uuid", accepts: [#""urn:uuid:c757873d-ec9a-4326-a141-556f43239520""#])
    try expect(
      "Uuid",
      refuses: [
        #""urn:uuid:C757873d-ec9a-4326-a141-556f43239520""#,
        #""c757873d-ec9a-4326-a141-556f43239520""#,
        #""urn:uuid:c757873dec9a-4326-a141-556f432395201""#,
      ], rule: "primitive.uuid")
    try expect("Uri", accepts: [#""urn:uuid:c757873d-ec9a-4326-a141-556f43239520#a""#])
    try expect(
      "Uri", refuses: [#""urn:uuid:C757873d-ec9a-4326-a141-556f43239520""#], rule: "primitive.uuid")
  }

  @Test func oidsAreURNs() throws {
    try expect("Oid", accepts: [#""urn:oid:1.2.840.0""#])
    try expect("Oid", refuses: [#""1.2.840""#, #""urn:oid:""#], rule: "primitive.oid")
  }

  @Test func base64IsPadded() throws {
    try expect("Base64Binary", accepts: [#""QUJD""#, #""QUI=""#, #""QQ==""#])
    try expect(
      "Base64Binary", refuses: [#""QUJ""#, #""Q===""#, #""QQ=A""#, #""Q-__""#, #""====""#],
      rule: "primitive.base64Binary")
  }

  @Test func noMessageHoldsTheValue() throws {
    for (type, value) in [
      ("Date", "1950-02-31"), ("DateTime", "1950-02-31T10:00:00Z"), ("Uri", "Jane Doe"),
      ("Id", "Jane_Doe"), ("Base64Binary", "SmFuZQ"),
    ] {
      let text = marked(type, "\"\(value)\"").replacing("1️⃣", with: "")
      let message = try finding(of: text).message
      #expect(!message.contains(value))
    }
  }
}
