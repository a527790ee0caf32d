internal import FHIRModel

private let mostUseful = RuleThreshold(
  "most", 90, "d", "the age up to which augmentation does most")

extension RecordRule {
  static let fractureOld = RecordRule(
    "clinical.fracture-old", [35], .information, basis: .source,
    source: "Guides for patients: best within the first three months of the injury.",
    thresholds: [mostUseful],
    fields: ["diagnosis.fractures", "levels.vertebra", "procedure.start", "procedure.end"],
    summary: "A treated fracture is at most three months old.",
    explanation: """
      After three months a fracture has mostly healed as it is, and lifting it succeeds less often.
      """,
    remedy: "Check the onset; there may be nothing to mend."
  ) { encounter, report in
    for (field, _, age) in encounter.treatedFractureAges where Double(age) > report[mostUseful] {
      report.add(
        "\(field).onset", "is more than \(report.words(mostUseful)) before the operation")
    }
  }
}
