internal import FHIRModel

private let most = RuleThreshold("most", 6, "mL", "the greatest volume of a balloon")

extension RecordRule {
  static let balloonVolume = RecordRule(
    "clinical.balloon-volume", [25], .warning, basis: .judgement, thresholds: [most],
    fields: ["levels.balloons.volumeMl", "levels.balloons.ratedVolumeMl"],
    summary: "A balloon is filled with no more than it is rated for, and with at most 6 mL.",
    explanation: """
      Beyond its rated volume a balloon bursts more easily. Where the record does not say for what it is rated, the \
      greatest of common sizes is the bound.
      """,
    remedy: "Compare the volume with the label of the balloon."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      for (place, balloon) in level.balloons.enumerated() {
        guard let volume = balloon.volumeMl?.number else { continue }
        let field = "levels[\(index)].balloons[\(place)].volumeMl"
        if let rated = balloon.ratedVolumeMl?.number, volume > rated {
          report.add(field, "is more than the balloon is rated for")
        } else if volume > report[most] {
          report.add(field, "is more than \(report.words(most))")
        }
      }
    }
  }
}
