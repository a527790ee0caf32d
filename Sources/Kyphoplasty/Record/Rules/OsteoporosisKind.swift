extension RecordRule {
  static let osteoporosisKind = RecordRule(
    "clinical.osteoporosis-kind", [], basis: .codes,
    source: "ICD-10-CM, April 2026: M80.0- and M80.8-.",
    fields: ["diagnosis.fractures.cause", "diagnosis.osteoporosis.type"],
    summary: "The cause of a fracture fits the kind of the osteoporosis.",
    explanation: """
      ICD-10-CM has one family for age-related and postmenopausal osteoporosis (M80.0-) and another for osteoporosis of \
      other causes, such as a drug (M80.8-). The cause `osteoporosis` stands for the first, `secondaryOsteoporosis` for \
      the second: osteoporosis from corticosteroids is of the second.
      """,
    remedy:
      "Set the cause to `secondaryOsteoporosis`, or the kind of the osteoporosis to what it is."
  ) { encounter, report in
    guard encounter.diagnosis.osteoporosis?.type == .corticosteroid else { return }
    for (index, fracture) in encounter.diagnosis.fractures.enumerated()
    where fracture.cause == .osteoporosis {
      report.add(
        "diagnosis.fractures[\(index)].cause",
        "is osteoporosis of age, and diagnosis.osteoporosis.type names a drug; accepted: secondaryOsteoporosis"
      )
    }
  }
}
