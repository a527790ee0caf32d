import LosslessJSON
import Testing

@testable import Kyphoplasty

@Suite struct ReadingRuleTests {
  /// One of each problem that reading can meet.
  private let problems: [RecordProblem] = [
    .missing(), .wrongType(expected: "text"), .unknownWord(accepted: [], suggestion: nil),
    .malformed(.date), .malformed(.decimal), .decimalPoint, .forbiddenText,
    .outOfRange(0...1, unit: nil), .wrongCount(10), .noTimeZone, .skippedTime(offsets: []),
    .repeatedTime(offsets: []), .unknownField(suggestion: nil), .repeatedField, .repeatedKey,
    .malformedJSON(.unexpectedEnd, expected: "'}'"), .notARecord, .tooLong(limit: 1),
    .unknownColumn(suggestion: nil), .unusableColumn(""), .repeatedColumn,
    .unknownTable(suggestion: nil), .orphan(of: "levels"), .ambiguousParent("outcomes"),
    .resource(isBundle: true), .bundle(.fragment), .bundle(.severalSessions(2)),
    .bundle(.ambiguous(2)), .bundle(.otherPatient), .bundle(.strangers(1)), .bundle(.stranger),
    .bundle(.brokenPart), .bundle(.lacks("")), .bundle(.fractureWithoutLevel),
    .bundle(.unused(resources: 1, elements: 0)), .bundle(.refuted),
  ]

  @Test func everyProblemOfReadingIsExplained() {
    for problem in problems {
      #expect(
        ReadingRule.named(problem.rule) != nil || RecordRule.named(problem.rule) != nil,
        "\(problem.rule)")
    }
  }

  @Test func idsAreUniqueAmongAllRulesOfARecord() {
    let ids = ReadingRule.all.map(\.id) + RecordRule.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}
