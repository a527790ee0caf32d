extension RecordRule {
  static let cementMissing = RecordRule(
    "clinical.cement-missing", [28], basis: .judgement,
    fields: ["procedure.status", "levels.status", "levels.cement"],
    summary: "A completed level has cement.",
    explanation: """
      Every technique that a record can name fills the vertebra with cement. Give the level its `cement`, or, where \
      none was injected, set its `status` to `stopped` or `notDone` with a `statusReason`.
      """,
    remedy: "Give the level its cement, or set its status to `stopped` or `notDone` with a reason."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated()
    where encounter.status(of: level) == .completed && level.cement == nil {
      report.lack("levels[\(index)].cement", "is missing, although the level was completed")
    }
  }
}
