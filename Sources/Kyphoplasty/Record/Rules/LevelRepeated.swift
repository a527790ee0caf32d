extension RecordRule {
  static let levelRepeated = RecordRule(
    "clinical.level-repeated", [2], basis: .judgement, keepsIDsApart: true,
    fields: ["levels.vertebra"],
    summary: "A vertebra is named once among the treated levels.",
    explanation: """
      All that was done to a vertebra in one session belongs to one level: two needles are the side `bilateral`, two \
      balloons two entries of its `balloons`.
      """,
    remedy: "Put both entries together into one."
  ) { encounter, report in
    let vertebrae = encounter.levels.map(\.vertebra)
    for (index, vertebra) in vertebrae.enumerated() where vertebrae[..<index].contains(vertebra) {
      report.add("levels[\(index)].vertebra", "is a treated level already")
    }
  }
}
