extension RecordRule {
  static let levelRepeated = RecordRule(
    "clinical.level-repeated", basis: .judgement, fields: ["levels.vertebra"],
    summary: "A vertebra is named once among the treated levels.",
    explanation: """
      All that was done to a vertebra in one session belongs to one level: two needles are the side `bilateral`, two \
      balloons two entries of its `balloons`.
      """
  ) { encounter, report in
    var seen: Set<Vertebra> = []
    for (index, level) in encounter.levels.enumerated()
    where !seen.insert(level.vertebra).inserted {
      report.add("levels[\(index)].vertebra", "is a treated level already")
    }
  }
}
