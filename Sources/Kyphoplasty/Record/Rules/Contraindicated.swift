extension RecordRule {
  static let contraindicated = RecordRule(
    "clinical.contraindicated", [39], basis: .source,
    source: "Medicare's local coverage determinations: absolute contraindications.",
    canBeConfirmed: true,
    fields: ["diagnosis.contraindications", "procedure.status"],
    summary: "Nobody is treated during an active infection or a pregnancy.",
    explanation: """
      Both forbid the procedure: cement in an infected body stays infected, and fluoroscopy harms the child.
      """,
    remedy:
      "Take the contraindication away where it was ruled out. Where it was weighed and the procedure done all the same, list this rule under `confirmed`."
  ) { encounter, report in
    guard encounter.status != .notDone else { return }
    for (index, reason) in encounter.diagnosis.contraindications.enumerated()
    where reason == .activeInfection || reason == .pregnancy {
      report.add(
        "diagnosis.contraindications[\(index)]",
        "forbids the procedure; list the rule under confirmed where it was done all the same")
    }
  }
}
