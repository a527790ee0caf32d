internal import FHIRModel

private let least = RuleThreshold("least", 3, "min", "the shortest time until cement is hard")
private let most = RuleThreshold("most", 30, "min", "the longest time until cement is hard")

extension RecordRule {
  static let hardeningTime = RecordRule(
    "clinical.hardening-time", [29], .warning, basis: .judgement,
    source: "Guides for patients: from a few minutes to 15 or 20.", thresholds: [least, most],
    fields: ["levels.cement.hardeningMinutes"],
    summary: "Cement hardens within 3 to 30 minutes.",
    explanation: """
      Acrylic cement is hard within minutes; a time of hours is most often in another unit, or the time of day.
      """,
    remedy: "Give the minutes from mixing until the cement was hard."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      guard let time = level.cement?.hardeningMinutes?.number else { continue }
      if time < report[least] || time > report[most] {
        report.add(
          "levels[\(index)].cement.hardeningMinutes",
          "is unusual: \(RuleThreshold.text(report[least])) to \(report.words(most)) are expected")
      }
    }
  }
}
