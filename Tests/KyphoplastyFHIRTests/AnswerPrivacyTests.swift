import FHIRDelivery
import Testing

@testable import KyphoplastyFHIR

/// A server may put a patient's data, or anything else, where codes and paths belong.
@Suite struct AnswerPrivacyTests {
  @Test(arguments: [
    ("Patient.where(name='Abernathy').birthDate", "Patient"),
    ("Bundle.entry[3].resource.ofType(Patient)", "Bundle.entry[3].resource"),
    ("Bundle.entry[Abernathy]", "Bundle"),
    ("Patient.name\u{1B}[2J\nall is well", "Patient"),
  ])
  func anExpressionIsKeptAsFarAsItNamesElements(expression: String, kept: String) throws {
    #expect(try issue(code: "invalid", expression: expression)?.expression == kept)
  }

  @Test(arguments: ["Abernathy", "Abernathy.name", "/f:Patient/f:name", ""])
  func anExpressionThatBeginsWithNoTypeIsNotKept(expression: String) throws {
    #expect(try issue(code: "invalid", expression: expression)?.expression == nil)
  }

  @Test func aCodeThatFHIRDoesNotDefineIsNotKept() throws {
    #expect(try issue(code: "Abernathy\u{1B}[2J", expression: "")?.code == "unknown")
  }

  @Test func aTypeThatFHIRDoesNotDefineIsNotRepeated() throws {
    let dialect = FHIRDialect()
    let item = item(transaction(put("Patient", "p1")))
    let verdict = dialect.verdict(
      on: try fhir(200, bytes(#"{"resourceType":"Abernathy"}"#)), to: try dialect.request(item),
      of: item)

    #expect(verdict.outcome.reason?.message.contains("resource of no known type") == true)
    #expect(!"\(verdict)".contains("Abernathy"))
  }

  private func issue(code: String, expression: String) throws -> RefusedOutcome.Issue? {
    let text = { (value: String) in
      value.replacing("\u{1B}", with: "\\u001b").replacing("\n", with: "\\n")
    }
    let body = """
      {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"\(text(code))",\
      "expression":["\(text(expression))"]}]}
      """
    return RefusedOutcome(Array(body.utf8))?.issues.first
  }
}
