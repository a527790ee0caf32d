import FHIRValidation
import LosslessJSON
import Testing

/// Accepted findings are not shown, as long as somebody stands by it.
@Suite struct SuppressionTests {
  private static let bad = #"{"resourceType":"Patient","id":"p1","gender":"woman","active":1}"#

  private func suppression(
    _ rule: String, _ path: String, until expiry: String? = nil, line: Int = 1
  ) throws -> Suppression {
    Suppression(
      pattern: try #require(FindingPattern(rule: rule, path: path)), reason: "it is agreed",
      expiry: expiry, position: SourcePosition(offset: 0, line: line, column: 1))
  }

  private func rules(_ outcome: Outcome) -> [String] { outcome.findings.map(\.rule.rawValue) }

  @Test func onlyWhatIsAcceptedIsTakenOut() throws {
    let outcome = validator.validate(Array(Self.bad.utf8))
    var suppressions = Suppressions(
      [try suppression("binding.required", "Patient.gender")], today: "2024-05-01")

    let rest = suppressions.apply(to: outcome)

    #expect(outcome.findings.count == 2)
    #expect(rest.findings.count == 1)
    #expect(!rules(rest).contains("binding.required"))
    #expect(suppressions.count == 1)
    #expect(suppressions.remarks.findings.isEmpty)
  }

  @Test func oneThatTakesNothingOutIsAFinding() throws {
    var suppressions = Suppressions(
      [
        try suppression("binding.required", "Patient.gender"),
        try suppression("binding.required", "Patient.maritalStatus", line: 7),
      ], today: "2024-05-01")

    _ = suppressions.apply(to: validator.validate(Array(Self.bad.utf8)))

    let remarks = suppressions.remarks
    #expect(rules(remarks) == ["suppression.unused"])
    #expect(remarks.findings.first?.position.line == 7)
    #expect(remarks.findings.first?.severity == .warning)
    #expect(remarks.findings.first?.message.contains("Patient.maritalStatus") == true)
  }

  @Test func oneThatHasExpiredTakesNothingOutAndIsAFinding() throws {
    let list = [try suppression("binding.required", "Patient.gender", until: "2024-04-30")]
    let outcome = validator.validate(Array(Self.bad.utf8))
    var after = Suppressions(list, today: "2024-05-01")
    var onTheLastDay = Suppressions(list, today: "2024-04-30")

    #expect(after.apply(to: outcome).findings.count == 2)
    #expect(rules(after.remarks) == ["suppression.expired"])
    #expect(onTheLastDay.apply(to: outcome).findings.count == 1)
    #expect(onTheLastDay.remarks.findings.isEmpty)
  }

  @Test func oneThatIsOfNoUseAnyMoreNeedsNoLaterDay() throws {
    let suppressions = Suppressions(
      [try suppression("binding.required", "Patient.gender", until: "2024-04-30")],
      today: "2024-05-01")

    #expect(rules(suppressions.remarks) == ["suppression.unused"])
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2024-13-01", false), ("2024", false),
    ("2024-1-01", false), ("soon", false),
  ])
  func aDayIsOneOfTheCalendar(text: String, isDay: Bool) {
    #expect(Suppression.isDay(text) == isDay)
  }
}
