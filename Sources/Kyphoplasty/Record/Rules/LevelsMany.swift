private let most = RuleThreshold("most", 3, "", "the most levels of a session")

extension RecordRule {
  static let levelsMany = RecordRule(
    "clinical.levels-many", [4], .warning, basis: .source,
    source: "Medicare's local coverage determinations: more than three levels in one session.",
    thresholds: [most], fields: ["levels", "procedure.status"],
    summary: "At most three levels are treated in one session.",
    explanation: """
      More than three is a relative contraindication of the coverage determinations: cement in many bodies at once loads \
      lungs and circulation.
      """,
    remedy:
      "Check the list of levels; where so many were treated, name the reason in the procedure's note."
  ) { encounter, report in
    let treated = encounter.levels.count { encounter.status(of: $0) != .notDone }
    if Double(treated) > report[most] {
      report.add("levels", "are more than \(report.words(most)) in one session")
    }
  }
}
