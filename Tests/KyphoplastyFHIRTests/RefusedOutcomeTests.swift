import Testing

@testable import KyphoplastyFHIR

/// What may be said of an OperationOutcome: codes and places, never its texts.
@Suite struct RefusedOutcomeTests {
  @Test func anIssueHasItsCodeAndItsPlace() throws {
    let refused = try #require(
      RefusedOutcome(bytes(outcome("invalid", at: "Bundle.entry[3].resource.status"))))

    #expect(refused.issues.map(\.severity) == ["error"])
    #expect(refused.issues.map(\.code) == ["invalid"])
    #expect(refused.issues.map(\.entry) == [3])
    #expect(refused.description == "invalid at Bundle.entry[3].resource.status")
  }

  @Test func anOlderServerNamesThePlaceInTheLocation() throws {
    let refused = try #require(
      RefusedOutcome(
        bytes(
          """
          {"resourceType":"OperationOutcome","issue":[{"severity":"fatal","code":"structure",\
          "location":["Bundle.entry[12]"]}]}
          """)))

    #expect(refused.issues.map(\.entry) == [12])
    #expect(refused.description == "structure at Bundle.entry[12]")
  }

  @Test func severalIssuesAreAllNamed() throws {
    let refused = try #require(
      RefusedOutcome(
        bytes(
          """
          {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"required"},\
          {"severity":"warning","code":"business-rule","expression":["Patient.name"]}]}
          """)))

    #expect(refused.issues.map(\.entry) == [nil, nil])
    #expect(refused.description == "required, business-rule at Patient.name")
  }

  @Test(arguments: ["Bundle.entry", "Bundle.entry[x]", "Bundle.entry[]", "entry", ""])
  func anExpressionWithoutANumberNamesNoEntry(expression: String) throws {
    let refused = try #require(RefusedOutcome(bytes(outcome("invalid", at: expression))))

    #expect(refused.issues.first?.entry == nil)
  }

  @Test func nothingOfTheTextsIsKept() throws {
    let refused = try #require(RefusedOutcome(bytes(outcome("duplicate"))))

    #expect(!"\(refused) \(refused.issues)".contains("Abernathy"))
  }

  @Test(arguments: ["", "<html></html>", "{}", #"{"resourceType":"OperationOutcome"}"#])
  func whatIsNoOperationOutcomeSaysNothing(body: String) {
    #expect(RefusedOutcome(bytes(body)) == nil)
  }
}
