internal import FHIRModel

private let leastForOsteoporosis = RuleThreshold(
  "least", 40, "a", "the age from which osteoporosis is a likely cause")

extension RecordRule {
  static let ageOsteoporosis = RecordRule(
    "clinical.age-osteoporosis", [36], .warning, basis: .judgement,
    thresholds: [leastForOsteoporosis],
    fields: ["patient.birthDate", "encounter.start", "diagnosis.fractures.cause"],
    summary: "A fracture from osteoporosis of age is one of somebody over 40.",
    explanation: """
      Before, osteoporosis mostly has another cause, such as a drug, or the fracture was an injury of sound bone.
      """,
    remedy: "Check the date of birth and the cause of the fracture."
  ) { encounter, report in
    // Children have a rule of their own.
    guard let age = encounter.age, Double(age) < report[leastForOsteoporosis],
      age >= 18
    else { return }
    for (index, fracture) in encounter.diagnosis.fractures.enumerated()
    where fracture.cause == .osteoporosis {
      report.add(
        "diagnosis.fractures[\(index)].cause",
        "is unusual in a patient younger than \(RuleThreshold.text(report[leastForOsteoporosis])) years"
      )
    }
  }
}
