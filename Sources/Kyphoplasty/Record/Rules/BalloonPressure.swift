internal import FHIRModel

private let most = RuleThreshold("most", 400, "[psi]", "the highest pressure of a balloon")

extension RecordRule {
  static let balloonPressure = RecordRule(
    "clinical.balloon-pressure", [24], .warning, basis: .judgement, thresholds: [most],
    fields: ["levels.balloons.pressurePsi"],
    summary: "A balloon is inflated to at most 400 psi.",
    explanation: """
      The bound is that of common balloons from memory, and no text for it was seen; newer ones are rated higher. A \
      pressure far above is most often in another unit.
      """,
    remedy:
      "Compare the pressure with the label of the balloon, and set the bound to what its maker allows."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      for (place, balloon) in level.balloons.enumerated() {
        guard let pressure = balloon.pressurePsi?.number, pressure > report[most] else { continue }
        report.add(
          "levels[\(index)].balloons[\(place)].pressurePsi", "is more than \(report.words(most))")
      }
    }
  }
}
