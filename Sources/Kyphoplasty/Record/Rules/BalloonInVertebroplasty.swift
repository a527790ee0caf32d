extension RecordRule {
  static let balloonInVertebroplasty = RecordRule(
    "clinical.balloon-in-vertebroplasty", [11], basis: .source,
    source:
      "Guides for patients: cement is injected without a balloon where the body need not be lifted.",
    fields: ["procedure.technique", "levels.technique", "levels.balloons"],
    summary: "A vertebroplasty has no balloon.",
    explanation: """
      A vertebroplasty injects cement without lifting the body first. A level where a balloon was inflated is \
      `balloonKyphoplasty`; a level may name another `technique` than the operation as a whole.
      """,
    remedy: "Set the technique of the level to `balloonKyphoplasty`, or take the balloons away."
  ) { encounter, report in
    for (index, level) in encounter.levels.enumerated()
    where encounter.technique(of: level) == .vertebroplasty && !level.balloons.isEmpty {
      report.add("levels[\(index)].balloons", "must be empty where the technique is vertebroplasty")
    }
  }
}
