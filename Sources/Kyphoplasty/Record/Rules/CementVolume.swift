internal import FHIRModel

extension RecordRule {
  static let cementVolume = RecordRule(
    "clinical.cement-volume", basis: .judgement, fields: ["levels.cement.volumeMl"],
    summary: "A level takes more than 0 and at most 12 mL of cement.",
    explanation: """
      No vertebral body holds more. A greater volume is most often the sum of several levels, or the point is in the \
      wrong place.
      """
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated() {
      guard let text = level.cement?.volumeMl?.text, let volume = Double(text) else { continue }
      if volume <= 0 || volume > 12 {
        report.add("levels[\(index)].cement.volumeMl", "must be more than 0 and at most 12 mL")
      }
    }
  }
}
