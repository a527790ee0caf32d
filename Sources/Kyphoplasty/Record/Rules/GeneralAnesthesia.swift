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
      report.add("team", "has nobody who gave the general anesthesia")
    }
    if !anesthesia.drugs.contains(where: \.drug.maySedate) {
      report.add("anesthesia.drugs", "name nothing that a general anesthesia is given with")
    }
  }

  static let sedationDrug = RecordRule(
    "clinical.sedation-drug", [38], .warning, basis: .judgement,
    fields: ["anesthesia.types", "anesthesia.drugs"],
    summary: "A sedation has a drug that sedates or relieves pain.",
    explanation: """
      Midazolam, fentanyl or propofol are usual; of a drug that is known by its name alone, it is assumed that it may be \
      the one.
      """,
    remedy: "Add the drug to the anesthesia, or correct its kind."
  ) { encounter, report in
    guard let anesthesia = encounter.anesthesia, !anesthesia.types.contains(.general),
      anesthesia.types.contains(where: \.isSedation),
      !anesthesia.drugs.contains(where: \.drug.maySedate)
    else { return }
    report.add("anesthesia.drugs", "name nothing that sedates or relieves pain")
  }
}

extension Anesthesia.Kind {
  fileprivate var isSedation: Bool {
    switch self {
    case .minimalSedation, .moderateSedation, .deepSedation, .monitoredCare: true
    case .local, .regional, .epidural, .spinal, .general: false
    }
  }
}

extension Drug {
  /// Whether it sedates or relieves pain throughout the body, or may do so for all that is known.
  fileprivate var maySedate: Bool {
    switch self {
    case .known(.midazolam), .known(.fentanyl), .known(.propofol), .named: true
    case .known: false
    }
  }
}
