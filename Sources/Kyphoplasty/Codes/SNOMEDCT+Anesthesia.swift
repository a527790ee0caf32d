extension Anesthesia.Kind: Coded {
  var entry: CodeEntry {
    switch self {
    case .local: .snomed("386761002", "Local anesthesia (procedure)", "UTG-GPS, PYD")
    case .minimalSedation:
      .snomed("427255001", "Induction of minimal sedation (procedure)", "UTG-GPS", .identityOnly)
    case .moderateSedation:
      .snomed("314271007", "Induction of conscious sedation (procedure)", "UTG-GPS, CANVAS 2026")
    case .deepSedation:
      .snomed("426155000", "Induction of deep sedation (procedure)", "UTG-GPS", .identityOnly)
    case .monitoredCare:
      .snomed("398239001", "Monitored anesthesia care sedation (procedure)", "UTG-GPS, PYD")
    case .regional: .snomed("27372005", "Regional anesthesia (procedure)", "UTG-GPS, PYD")
    case .epidural: .snomed("18946005", "Epidural anesthesia (procedure)", "UTG-GPS, PYD")
    case .spinal:
      .snomed("231249005", "Local anesthetic intrathecal block (procedure)", "UTG-GPS, PYD")
    case .general:
      .snomed("50697003", "Administration of general anesthetic (procedure)", "UTG-GPS, PYD")
    }
  }
}

extension SNOMEDCT {
  /// The physical status classes of the American Society of Anesthesiologists.
  enum ASAClass: Coded {
    case one
    case two
    case three
    case four
    case five
    case six

    var entry: CodeEntry {
      switch self {
      case .one:
        .snomed(
          "413495001",
          "American Society of Anesthesiologists physical status class 1 (finding)",
          "CANVAS 2026, QICORE24")
      case .two:
        .snomed(
          "413496000",
          "American Society of Anesthesiologists physical status class 2 (finding)",
          "CANVAS 2026, QICORE24")
      case .three:
        .snomed(
          "413497009",
          "American Society of Anesthesiologists physical status class 3 (finding)",
          "CANVAS 2026, QICORE24")
      case .four:
        .snomed(
          "413498004",
          "American Society of Anesthesiologists physical status class 4 (finding)",
          "CANVAS 2026, QICORE24")
      case .five:
        .snomed(
          "413499007",
          "American Society of Anesthesiologists physical status class 5 (finding)",
          "CANVAS 2026, QICORE24")
      case .six:
        .snomed(
          "413500003",
          "American Society of Anesthesiologists physical status class 6 (finding)",
          "CANVAS 2026, QICORE24")
      }
    }
  }
}
