extension RecordRule {
  static let balloonLeft = RecordRule(
    "clinical.balloon-left", [26], basis: .judgement, fields: ["levels.balloons"],
    summary: "A balloon that was inflated was taken out again.",
    explanation: """
      A balloon makes room for cement and is taken out before it. One that stays is an adverse event of its own, and \
      most often a box that was not ticked.
      """,
    remedy:
      "Set `removed` to true; where a part stayed, record the complication `retainedFragment`."
  ) { encounter, report in
    let isRecorded = encounter.complications.contains { $0.type == .retainedFragment }
    guard !isRecorded else { return }
    for (index, level) in encounter.levels.enumerated() {
      for (place, balloon) in level.balloons.enumerated()
      where balloon.removed == false && balloon.inflated != false {
        report.add(
          "levels[\(index)].balloons[\(place)].removed",
          "is false, although the balloon was inflated"
        )
      }
    }
  }
}
