import TestSupport
import Testing

@testable import Kyphoplasty

/// All 49 rules of the catalogue are enforced somewhere, with the severity that the catalogue lists.
@Suite struct RuleCatalogueTests {
  /// What the catalogue says of each rule: E, W and I, where a rule has two parts both.
  private let listed: [Int: String] = [
    1: "E", 2: "E", 3: "W", 4: "W", 5: "EW", 6: "E", 7: "E", 8: "E", 9: "I", 10: "W", 11: "E",
    12: "W", 13: "E", 14: "E", 15: "W", 16: "E", 17: "EW", 18: "E", 19: "E", 20: "I", 21: "E",
    22: "W", 23: "W", 24: "W", 25: "W", 26: "EW", 27: "W", 28: "E", 29: "W", 30: "EWI", 31: "E",
    32: "W", 33: "E", 34: "E", 35: "IW", 36: "EW", 37: "W", 38: "W", 39: "E", 40: "I", 41: "E",
    42: "EI", 43: "EW", 44: "E", 45: "E", 46: "E", 47: "EW", 48: "E", 49: "E",
  ]

  @Test(arguments: RuleCatalogue.numbers)
  func theRuleIsEnforcedAsItIsListed(_ number: Int) {
    let letters = RuleCatalogue.places(of: number).map { place in
      switch place.severity {
      case .error: "E"
      case .warning: "W"
      case .information: "I"
      }
    }
    #expect(Set(letters) == Set((listed[number] ?? "").map(String.init)), "rule \(number)")
  }

  @Test func noRuleNamesANumberThatThereIsNot() {
    let numbers =
      ReadingRule.all.flatMap(\.numbers) + RecordRule.all.flatMap(\.numbers)
      + CodingRule.all.flatMap(\.numbers)
    #expect(Set(numbers) == Set(RuleCatalogue.numbers))
  }

  @Test func aJudgementMayBeSetUnlessIDsDependOnIt() {
    let fixed = RecordRule.all.filter { $0.basis == .judgement && !$0.canBeSet }.map(\.id)
    #expect(
      fixed == [
        "clinical.level-repeated", "clinical.clinician-unidentified", "clinical.entry-repeated",
      ])
    #expect(CodingRule.all.allSatisfy { $0.canBeSet || $0.basis != .judgement })
  }

  @Test func thePageOfTheRulesIsTheCatalogue() throws {
    var text = """
      # The clinical rules

      What the fields of a record, and the codes of a bundle, must say of each other: a catalogue of 49 rules.

      `kypho map` runs the rules of records, and those of codes on what it made; `kypho validate` runs both on any
      bundle. `kypho explain RULE` says why there is a rule, on what it rests and how to mend what it finds. A rule that
      is a judgement, and any warning, can be set in `kypho.yaml` under `rules:`. An error is only a warning where the
      record lists the rule under `confirmed`, for the rules that say so.

      | No. | Rule | Severity | Basis | It asks |
      |---|---|---|---|---|

      """
    for number in RuleCatalogue.numbers {
      for place in RuleCatalogue.places(of: number) {
        let summary =
          RecordRule.named(place.rule)?.summary ?? CodingRule.named(place.rule)?.summary
          ?? ReadingRule.named(place.rule)?.summary ?? ""
        text +=
          "| \(number) | `\(place.rule)` | \(place.severity.rawValue) | \(place.basis?.rawValue ?? "form") | \(summary) |\n"
      }
    }
    text += "\nRules beside the catalogue:\n\n| Rule | Severity | It asks |\n|---|---|---|\n"
    for rule in RecordRule.all where rule.numbers.isEmpty {
      text += "| `\(rule.id)` | \(rule.severity.rawValue) | \(rule.summary) |\n"
    }
    try expectSnapshot(
      Array(text.utf8),
      at: PackageFolder.root + "/Sources/Kyphoplasty/Kyphoplasty.docc/ClinicalRules.md")
  }

  @Test func everyRuleSaysHowToMendWhatItFinds() {
    for rule in RecordRule.all { #expect(rule.remedy.hasSuffix("."), "\(rule.id)") }
    for rule in CodingRule.all { #expect(rule.remedy.hasSuffix("."), "\(rule.id)") }
  }

  @Test func numbersAreFoundByTheRule() {
    #expect(RuleCatalogue.numbers(ofRule: "clinical.cement-volume") == [21])
    #expect(RuleCatalogue.numbers(ofRule: "coding.cpt-primary") == [5])
    #expect(RuleCatalogue.numbers(ofRule: "record.udi") == [47])
    #expect(RuleCatalogue.numbers(ofRule: "cardinality.min") == [])
  }
}
