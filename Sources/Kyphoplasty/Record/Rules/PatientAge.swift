internal import FHIRModel

private let leastForOsteoporosis = RuleThreshold(
  "least", 40, "a", "the age from which osteoporosis is a likely cause")
private let leastAdult = RuleThreshold("least", 18, "a", "the age from which a patient is grown up")

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
    guard let age = encounter.age, Double(age) < report[leastForOsteoporosis],
      Double(age) >= leastAdult.standard
    else { return }
    for (index, fracture) in encounter.diagnosis.fractures.enumerated()
    where fracture.cause == .osteoporosis {
      report.add(
        "diagnosis.fractures[\(index)].cause",
        "is unusual in a patient younger than \(RuleThreshold.text(report[leastForOsteoporosis])) years"
      )
    }
  }

  static let ageChild = RecordRule(
    "clinical.age-child", [36], basis: .judgement, thresholds: [leastAdult], canBeConfirmed: true,
    fields: ["patient.birthDate", "encounter.start"],
    summary: "A patient is at least 18 years old.",
    explanation:
      "Children are hardly ever treated so; a century that was guessed wrongly is likelier.",
    remedy: "Check the date of birth. Where it is right, list this rule under `confirmed`."
  ) { encounter, report in
    guard let age = encounter.age, age >= 0, Double(age) < report[leastAdult] else { return }
    report.add(
      "patient.birthDate",
      "makes the patient younger than \(RuleThreshold.text(report[leastAdult])) years; list the rule under confirmed where that is right"
    )
  }
}

extension KyphoplastyEncounter {
  /// The whole years of the patient at the start of the encounter, at the least.
  fileprivate var age: Int? { patient.birthDate?.years(until: encounter.start) }
}
