extension RecordRule {
  static let balloonRupture = RecordRule(
    "clinical.balloon-rupture", [26], .warning, basis: .source,
    source:
      "The maker's labelling, which lists rupture and retained fragments among adverse events.",
    fields: ["levels.balloons", "complications"],
    summary: "A balloon that burst is a complication too.",
    explanation: """
      A rupture spills contrast and may leave a fragment. It is an adverse event of the device, and only as a \
      complication does it reach the reports on them.
      """,
    remedy: "Add a complication `balloonRupture`, with its outcome."
  ) { encounter, report in
    let isRecorded = encounter.complications.contains {
      $0.type == .balloonRupture || $0.type == .retainedFragment
    }
    guard !isRecorded else { return }
    for (index, level) in encounter.levels.enumerated() {
      for (place, balloon) in level.balloons.enumerated() where balloon.ruptured == true {
        report.add(
          "levels[\(index)].balloons[\(place)].ruptured",
          "is true, and no complication says so")
      }
    }
  }
}
