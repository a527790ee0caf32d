internal import FHIRModel

private let least = RuleThreshold("least", 10, "min", "the shortest operation")

private let most = RuleThreshold("most", 240, "min", "the longest operation")

extension RecordRule.Report {
  /// The longest operation; what is longer has a rule of its own.
  var longestOperation: Double { self[most, ofRule: "clinical.procedure-duration"] }
}

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
}
