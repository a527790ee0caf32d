internal import FHIRModel

private let tolerance = RuleThreshold("tolerance", 3, "mm", "the loss that measuring explains")

extension RecordRule {
  static let heightLoss = RecordRule(
    "clinical.height-loss", [43], .warning, basis: .judgement, thresholds: [tolerance],
    fields: ["levels.heightBefore", "levels.heightAfter"],
    summary: "A treated body is no lower after the operation than before.",
    explanation: """
      Augmentation keeps or restores height. A loss of more than measuring explains is most often two values in each \
      other's place, and else a finding that should be told.
      """,
    remedy: "Compare both heights with the images."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      let (before, after) = (level.heightBefore, level.heightAfter)
      let pairs = [
        ("anteriorMm", before?.anteriorMm, after?.anteriorMm),
        ("middleMm", before?.middleMm, after?.middleMm),
        ("posteriorMm", before?.posteriorMm, after?.posteriorMm),
      ]
      for (name, before, after) in pairs {
        guard let before = before?.number, let after = after?.number,
          after < before - report[tolerance]
        else { continue }
        report.add(
          "levels[\(index)].heightAfter.\(name)",
          "is more than \(report.words(tolerance)) less than before")
      }
    }
  }
}
