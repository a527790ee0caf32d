internal import FHIRModel

private let leastAdult = RuleThreshold("least", 18, "a", "the age from which a patient is grown up")

extension RecordRule {
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
