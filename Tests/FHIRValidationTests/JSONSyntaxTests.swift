import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@Suite struct JSONSyntaxTests {
  @Test(arguments: [
    #"{ "resourceType" 1️⃣}"#,
    #"{ "resourceType": "Patient", "multipleBirthInteger": 01️⃣1 }"#,
    #"{ "resourceType": "Patient" } 1️⃣x"#,
    #"{ "resourceType": "Patient", "name": [{ "text": "x" }1️⃣} }"#,
    #"{ "resourceType": "Patient""# + "1️⃣",
    "1️⃣",
  ])
  func theFirstFaultIsFatalAndAlone(_ marked: String) throws {
    let outcome = try expectFindings(marked, [("1️⃣", "json.syntax", "")])
    #expect(outcome.findings.map(\.severity) == [.fatal])
    #expect(outcome.document == nil)
  }

  @Test func theMessageSaysWhatIsExpected() throws {
    let finding = try finding(of: #"{ "resourceType" "Patient" }"#)
    #expect(finding.message == "':' is expected here")
  }

  @Test func aLineOfNDJSONKeepsItsNumber() throws {
    let text = Array(#"{ "resourceType": "Patient", "active": 1 }"#.utf8)
    let outcome = validator.validate(text, firstLine: 41)
    #expect(outcome.findings.map(\.position.line) == [41])
  }
}

@Suite struct JSONLeniencyTests {
  @Test func commentsAreRefusedUnlessTheyAreAllowed() throws {
    let text = """
      1️⃣// from a test
      { "resourceType": "Patient", 2️⃣// the id
        "id": "p", "name": [{ "text": "x" 3️⃣/* no more */ }], "active": true }
      """
    let outcome = try expectFindings(
      text,
      [
        ("1️⃣", "json.comment", "Patient"), ("2️⃣", "json.comment", "Patient.id"),
        ("3️⃣", "json.comment", "Patient.active"),
      ])
    #expect(outcome.findings.map(\.severity) == [.error, .error, .error])
    #expect(outcome.resourceType == "Patient" && outcome.id == "p")
    var options = ValidationOptions()
    options.allowsComments = true
    try expectFindings(text, [], options: options)
  }

  @Test func commasStandBetweenValues() throws {
    try expectFindings(
      """
      { "resourceType": "Patient", "name": [{ "family": "x" 1️⃣"given": ["a" 2️⃣"b"3️⃣,] }4️⃣,], "active": true5️⃣, }
      """,
      [
        ("1️⃣", "json.comma", "Patient.name[0]"), ("2️⃣", "json.comma", "Patient.name[0]"),
        ("3️⃣", "json.comma", "Patient.name[0].given"), ("4️⃣", "json.comma", "Patient.name"),
        ("5️⃣", "json.comma", "Patient"),
      ])
  }

  @Test func keysAndTextsHaveQuotationMarks() throws {
    try expectFindings(
      """
      { 1️⃣resourceType: "Patient", "active": 2️⃣True, "name": [{ "given": [3️⃣a, 4️⃣'b'] }] }
      """,
      [
        ("1️⃣", "json.quotes", "Patient"), ("2️⃣", "json.quotes", "Patient"),
        ("3️⃣", "json.quotes", "Patient.name[0].given[0]"),
        ("4️⃣", "json.quotes", "Patient.name[0].given[1]"),
      ])
  }

  @Test func theRestIsCheckedWhereItStands() throws {
    try expectFindings(
      """
      { 1️⃣resourceType: "Bundle", "type": "collection", "entry": [{ "fullUrl": "https://example.org/Patient/p",
        "resource": { "resourceType": "Patient", 2️⃣'id': "p", "birthDate": 3️⃣"1950-13-01" } }] }
      """,
      [
        ("1️⃣", "json.quotes", "Bundle"), ("2️⃣", "json.quotes", "Bundle.entry[0].resource"),
        ("3️⃣", "primitive.date", "Bundle.entry[0].resource.birthDate"),
      ])
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let outcome = try expectFindings(
      "1️⃣\u{FEFF}" + #"{ "resourceType": "Patient", "active": true }"#,
      [("1️⃣", "json.byte-order-mark", "Patient")])
    #expect(outcome.isValid)
  }

  @Test func aCompressedFileIsNamedAsOne() throws {
    let outcome = validator.validate([0x1F, 0x8B, 0x08, 0x00])
    #expect(outcome.findings.map(\.rule) == ["json.syntax"])
    #expect(outcome.findings.first?.message == "is compressed with gzip: unpack it first")
  }
}
