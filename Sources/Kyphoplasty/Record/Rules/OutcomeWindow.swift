internal import FHIRModel

private let windows: [ClinicalOutcome.TimePoint: (day: Int, tolerance: RuleThreshold)] = [
  .day1: (1, RuleThreshold("day1", 2, "d", "how far from 1 day")),
  .day7: (7, RuleThreshold("day7", 5, "d", "how far from 7 days")),
  .month1: (30, RuleThreshold("month1", 14, "d", "how far from 30 days")),
  .month3: (91, RuleThreshold("month3", 30, "d", "how far from 91 days")),
  .month6: (183, RuleThreshold("month6", 45, "d", "how far from 183 days")),
  .month12: (365, RuleThreshold("month12", 60, "d", "how far from 365 days")),
]

extension RecordRule {
  static let outcomeWindow = RecordRule(
    "clinical.outcome-window", [42], .information, basis: .judgement,
    source: "EVOLVE (doi 10.1093/neuros/nyy017): 7 days and 1, 3, 6 and 12 months after.",
    thresholds: ClinicalOutcome.TimePoint.allCases.compactMap { windows[$0]?.tolerance },
    fields: ["outcomes.date", "outcomes.timePoint", "procedure.start", "procedure.end"],
    summary: "A follow-up lies near the day of its time point.",
    explanation: """
      Values are compared across patients by their time point. How far a visit may be off is a judgement; a value that \
      is far off belongs to another time point, or to `other`.
      """,
    remedy: "Name the time point that the date is nearest to, or `other`."
  ) { encounter, report in
    guard let operated = encounter.procedure.end ?? encounter.procedure.start else { return }
    for (index, outcome) in encounter.outcomes.enumerated() {
      guard let (day, tolerance) = windows[outcome.timePoint],
        let after = operated.days(until: outcome.date), after >= 0,
        Double(abs(after - day)) > report[tolerance]
      else { continue }
      report.add(
        "outcomes[\(index)].timePoint",
        "is more than \(report.words(tolerance)) from the day that its date is after the operation")
    }
  }
}
