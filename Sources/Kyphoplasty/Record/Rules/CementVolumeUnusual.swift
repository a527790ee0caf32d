internal import FHIRModel

private let least = RuleThreshold("least", 2, "mL", "the least in a lumbar or sacral body")
private let most = RuleThreshold("most", 8, "mL", "the most in a lumbar or sacral body")
private let leastThoracic = RuleThreshold(
  "leastThoracic", 1.5, "mL", "the least in a thoracic or cervical body")
private let mostThoracic = RuleThreshold(
  "mostThoracic", 6, "mL", "the most in a thoracic or cervical body")

extension RecordRule {
  static let cementVolumeUnusual = RecordRule(
    "clinical.cement-volume-unusual", [22], .warning, basis: .judgement,
    source: "SWISSspine (PMC3804705), whose volumes lie around 4.5 mL.",
    thresholds: [least, most, leastThoracic, mostThoracic],
    fields: ["levels.cement.volumeMl", "levels.vertebra", "levels.status", "procedure.status"],
    summary:
      "A lumbar or sacral level takes 2 to 8 mL of cement, a thoracic or cervical one 1.5 to 6 mL.",
    explanation: """
      Less hardly fills the fracture, more leaks more often. Such volumes do occur; they are worth a second look. For a \
      cervical body no figures were seen: it is held to the bounds of a thoracic one.
      """,
    remedy: "Compare the volume with the operation note."
  ) { encounter, report in
    // An operation that was stopped was often stopped for the cement.
    for (index, level) in encounter.completedLevels {
      // What no body can hold has a rule of its own.
      guard let volume = level.cement?.volumeMl?.number, volume > 0,
        volume <= report.mostCement
      else { continue }
      let isUpper = level.vertebra < .l1
      let (low, high) = isUpper ? (leastThoracic, mostThoracic) : (least, most)
      if volume < report[low] || volume > report[high] {
        report.add(
          "levels[\(index)].cement.volumeMl",
          "is unusual for this part of the spine: \(RuleThreshold.text(report[low])) to \(report.words(high)) are expected"
        )
      }
    }
  }
}
