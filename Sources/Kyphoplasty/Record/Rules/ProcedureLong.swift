internal import FHIRModel

private let mostForOne = RuleThreshold("most", 60, "min", "the usual time for one level")

extension RecordRule {
  static let procedureLong = RecordRule(
    "clinical.procedure-long", [30], .information, basis: .source,
    source: "Guides for patients: less than an hour for one vertebra.", thresholds: [mostForOne],
    fields: ["procedure", "levels", "biopsies"],
    summary: "One level takes up to an hour.",
    explanation: """
      It says nothing where something else was done in the session: a biopsy, another operation, or one that was \
      converted to open.
      """,
    remedy: "Compare start and end with the operation note; there may be nothing to mend."
  ) { encounter, report in
    let procedure = encounter.procedure
    guard encounter.completedLevels.count == 1, encounter.levels.count == 1,
      encounter.biopsies.isEmpty, procedure.concurrent.isEmpty, procedure.convertedToOpen != true,
      let minutes = procedure.start.flatMap({ start in
        procedure.end.flatMap { start.minutes(until: $0) }
      })
    else { return }
    // Beyond the longest operation another rule speaks.
    if minutes > report[mostForOne], minutes <= report.longestOperation {
      report.add("procedure.end", "makes more than \(report.words(mostForOne)) for one level")
    }
  }
}
