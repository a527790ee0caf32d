extension RecordRule {
  static let complicationUnnamed = RecordRule(
    "clinical.complication-unnamed", [], basis: .judgement,
    fields: ["complications.type", "complications.text"],
    summary: "A complication of the type other has words.",
    explanation: "Nothing else says what happened: put it into `text`.",
    remedy: "Say in `text` what happened."
  ) { encounter, report in
    for (index, complication) in encounter.complications.enumerated()
    where complication.type == .other && complication.text == nil {
      report.lack("complications[\(index)].text", "is required where the type is other")
    }
  }
}
