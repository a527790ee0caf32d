internal import FHIRModel

private let least = RuleThreshold("least", 10, "kg/m2", "the least body mass index")
private let most = RuleThreshold("most", 80, "kg/m2", "the greatest body mass index")

extension RecordRule {
  static let bodyMass = RecordRule(
    "clinical.body-mass", [41], basis: .judgement, thresholds: [least, most],
    fields: ["patient.heightCm", "patient.weightKg"],
    summary: "Height and weight make a body mass index from 10 to 80.",
    explanation: """
      Beyond these bounds height and weight are in other units (inches, pounds), or stand in each other's place.
      """,
    remedy: "Give the height in cm and the weight in kg."
  ) { encounter, report in
    guard let height = encounter.patient.heightCm?.number,
      let weight = encounter.patient.weightKg?.number, height > 0
    else { return }
    let index = weight / (height * height / 10_000)
    if index < report[least] || index > report[most] {
      report.add(
        "patient.weightKg",
        "makes with the height no body mass index from \(RuleThreshold.text(report[least])) to \(RuleThreshold.text(report[most]))"
      )
    }
  }
}
