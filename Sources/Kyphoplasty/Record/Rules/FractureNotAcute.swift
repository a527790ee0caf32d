internal import FHIRModel

private let mostFresh = RuleThreshold("most", 42, "d", "the age up to which a fracture is subacute")

extension RecordRule {
  static let fractureNotAcute = RecordRule(
    "clinical.fracture-not-acute", [35], .warning, basis: .judgement,
    source: "Medicare's local coverage determinations: an acute or subacute fracture on imaging.",
    thresholds: [mostFresh],
    fields: [
      "diagnosis.fractures", "levels.vertebra", "procedure.start", "procedure.end", "imaging",
    ],
    summary: "A treated fracture is at most 42 days old, or is shown to be fresh.",
    explanation: """
      Coverage asks for an acute or subacute fracture, proved by imaging. The number of days is from memory. The rule \
      says nothing where the record calls the fracture acute or subacute, or imaging shows edema of the vertebra.
      """,
    remedy: "Record the age of the fracture, or the imaging that shows edema."
  ) { encounter, report in
    for (field, fracture, age) in encounter.treatedFractureAges
    where Double(age) > report[mostFresh] && !encounter.showsFresh(fracture) {
      report.add(
        "\(field).onset",
        "is more than \(report.words(mostFresh)) before the operation, and nothing shows that the fracture is fresh"
      )
    }
  }
}
