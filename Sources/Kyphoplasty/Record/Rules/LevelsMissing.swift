extension RecordRule {
  static let levelsMissing = RecordRule(
    "clinical.levels-missing", [], basis: .judgement,
    fields: ["procedure.status", "levels"],
    summary: "A completed operation has at least one treated level.",
    explanation: """
      What was done is coded level by level, so that a completed operation without a level cannot be said in FHIR. \
      Name the treated vertebrae under `levels`, or set `procedure.status` to `stopped` or `notDone`.
      """,
    remedy: "Name the treated vertebrae, or set the status to `stopped` or `notDone`."
  ) { encounter, report in
    if encounter.status == .completed, encounter.levels.isEmpty {
      report.lack("levels", "no level is named, although the operation was completed")
    }
  }
}
