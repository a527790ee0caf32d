internal import FHIRModel

private let leastOutpatient = RuleThreshold(
  "leastOutpatient", 5, "{score}", "the least pain of an outpatient")
private let leastInpatient = RuleThreshold(
  "leastInpatient", 8, "{score}", "the least pain of an inpatient")

extension RecordRule {
  static let painMild = RecordRule(
    "clinical.pain-mild", [40], .information, basis: .source,
    source:
      "Medicare's local coverage determinations: NRS or VAS of 5 as an outpatient, 8 as an inpatient.",
    thresholds: [leastOutpatient, leastInpatient],
    fields: ["outcomes", "encounter.class"],
    summary: "Pain before the operation is as bad as coverage asks for.",
    explanation: """
      Coverage asks for a score of at least 5 of 10 from outpatients and of 8 from inpatients, despite care without \
      surgery. The score of the baseline is looked at.
      """,
    remedy: "Check the score of the baseline; there may be nothing to mend."
  ) { encounter, report in
    let least = encounter.encounter.class == .inpatient ? leastInpatient : leastOutpatient
    for (index, outcome) in encounter.outcomes.enumerated() where outcome.timePoint == .baseline {
      let words = "is less than \(RuleThreshold.text(report[least])) of 10, which coverage asks for"
      if let score = outcome.nrs?.number {
        if score < report[least] { report.add("outcomes[\(index)].nrs", words) }
      } else if let length = outcome.vasMm?.number, length < report[least] * 10 {
        report.add("outcomes[\(index)].vasMm", words)
      }
    }
  }
}
