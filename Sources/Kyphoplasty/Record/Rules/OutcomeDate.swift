internal import FHIRModel

extension RecordRule {
  static let outcomeDate = RecordRule(
    "clinical.outcome-date", [42], basis: .source,
    source:
      "EVOLVE (doi 10.1093/neuros/nyy017): a baseline, then 7 days and 1, 3, 6 and 12 months after.",
    fields: ["outcomes.date", "outcomes.timePoint", "procedure.start", "procedure.end"],
    summary: "The baseline is before the operation, and a follow-up after it.",
    explanation: """
      What an operation changed is the difference between the baseline and a follow-up. Values of the day of the \
      operation may be either; with a time, they are compared by it.
      """,
    remedy: "Correct the date or the time point."
  ) { encounter, report in
    let procedure = encounter.procedure
    for (index, outcome) in encounter.outcomes.enumerated() {
      let field = "outcomes[\(index)].date"
      switch outcome.timePoint {
      case .baseline:
        if let start = procedure.start ?? procedure.end, outcome.date.isSurelyAfter(start) {
          report.add(field, "is after the operation, although the time point is baseline")
        }
      case .day1, .day7, .month1, .month3, .month6, .month12:
        if let end = procedure.end ?? procedure.start, end.isSurelyAfter(outcome.date) {
          report.add(field, "is before the operation")
        }
      case .other: break
      }
    }
  }
}
