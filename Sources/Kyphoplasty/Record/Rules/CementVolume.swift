internal import FHIRModel

private let most = RuleThreshold("most", 12, "mL", "the most cement that a level can take")

extension RecordRule.Report {
  /// The most cement that a level can take; what is more has a rule of its own.
  var mostCement: Double { self[most, ofRule: "clinical.cement-volume"] }
}

extension RecordRule {
  static let cementVolume = RecordRule(
    "clinical.cement-volume", [21], basis: .judgement, thresholds: [most],
    fields: ["levels.cement.volumeMl"],
    summary: "A level takes more than 0 and at most 12 mL of cement.",
    explanation: """
      No vertebral body holds more. A greater volume is most often the sum of several levels, or the point is in the \
      wrong place.
      """,
    remedy: "Give the volume of this level alone, in mL."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      guard let volume = level.cement?.volumeMl?.number else { continue }
      if volume <= 0 || volume > report[most] {
        report.add(
          "levels[\(index)].cement.volumeMl",
          "must be more than 0 and at most \(report.words(most))")
      }
    }
  }
}
