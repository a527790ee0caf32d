internal import FHIRModel

private let least = RuleThreshold("least", 10, "min", "the shortest operation")
private let most = RuleThreshold("most", 240, "min", "the longest operation")
private let mostForOne = RuleThreshold("most", 60, "min", "the usual time for one level")

extension RecordRule {
  static let procedureDuration = RecordRule(
    "clinical.procedure-duration", [30], .warning, basis: .judgement, thresholds: [least, most],
    fields: ["procedure.start", "procedure.end", "procedure.status"],
    summary: "A completed operation takes 10 to 240 minutes.",
    explanation: """
      One level takes up to an hour, each further one about half an hour. A shorter or a much longer time is most often \
      a wrong hour.
      """,
    remedy: "Compare start and end with the operation note."
  ) { encounter, report in
    guard encounter.status == .completed,
      let minutes = encounter.procedure.start.flatMap({ start in
        encounter.procedure.end.flatMap { start.minutes(until: $0) }
      }), minutes >= 0
    else { return }
    if minutes < report[least] || minutes > report[most] {
      report.add(
        "procedure.end",
        "makes an unusual duration: \(RuleThreshold.text(report[least])) to \(report.words(most)) are expected"
      )
    }
  }

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
    // Beyond four hours another rule speaks.
    if minutes > report[mostForOne], minutes <= most.standard {
      report.add("procedure.end", "makes more than \(report.words(mostForOne)) for one level")
    }
  }
}
