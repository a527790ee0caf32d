import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

@Suite struct JSONSyntaxTests {
  @Test(arguments: [
    #"{ "resourceType": "Patient" 1️⃣"active": true }"#,
    #"{ "resourceType": "Patient", 1️⃣}"#,
    #"{ 1️⃣resourceType: "Patient" }"#,
    #"{ 1️⃣'resourceType': "Patient" }"#,
    #"{ "resourceType": "Patient", 1️⃣// comment"#,
    #"{ "resourceType": "Patient", "active": 1️⃣True }"#,
    #"{ "resourceType": "Patient" } 1️⃣x"#,
    #"{ "resourceType": "Patient""# + "1️⃣",
    "1️⃣",
  ])
  func theFirstFaultIsFatalAndAlone(_ marked: String) throws {
    let outcome = try expectFindings(marked, [("1️⃣", "json.syntax", "")])
    #expect(outcome.findings.map(\.severity) == [.fatal])
    #expect(outcome.document == nil)
  }

  @Test func theMessageSaysWhatIsExpected() throws {
    let finding = try finding(of: #"{ "resourceType": "Patient" "active": true }"#)
    #expect(finding.message == "',' or '}' is expected here")
  }

  @Test func aLineOfNDJSONKeepsItsNumber() throws {
    let text = Array(#"{ "resourceType": "Patient", "active": 1 }"#.utf8)
    let outcome = validator.validate(text, firstLine: 41)
    #expect(outcome.findings.map(\.position.line) == [41])
  }
}
