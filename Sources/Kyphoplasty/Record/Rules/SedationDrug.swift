extension RecordRule {
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
    report.lack("anesthesia.drugs", "name nothing that sedates or relieves pain")
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
  var maySedate: Bool {
    switch self {
    case .known(.midazolam), .known(.fentanyl), .known(.propofol), .named: true
    case .known: false
    }
  }
}
