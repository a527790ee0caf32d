extension RecordRule {
  static let generalAnesthesia = RecordRule(
    "clinical.general-anesthesia", [37], .warning, basis: .judgement,
    fields: ["anesthesia.types", "anesthesia.drugs", "team"],
    summary: "A general anesthesia has somebody who gives it, and a drug.",
    explanation: """
      Somebody of anesthesia is there, and something put the patient to sleep. The deepest of the kinds that are listed \
      is the one that counts: local infiltration beside it is usual.
      """,
    remedy:
      "Add the anesthesiologist or nurse anesthetist to the team, and the drugs to the anesthesia."
  ) { encounter, report in
    guard let anesthesia = encounter.anesthesia, anesthesia.types.contains(.general) else { return }
    let isAttended = encounter.team.contains {
      $0.role == .anesthesiologist || $0.role == .nurseAnesthetist
    }
    if !isAttended {
      report.lack("team", "has nobody who gave the general anesthesia")
    }
    if !anesthesia.drugs.contains(where: \.drug.maySedate) {
      report.lack("anesthesia.drugs", "name nothing that a general anesthesia is given with")
    }
  }
}
