extension RecordRule {
  static let cavityDeviceMissing = RecordRule(
    "clinical.cavity-device-missing", [10], .warning, basis: .source,
    source: "CPT 22513 and 22514, in our words: the cavity is made by a mechanical device.",
    fields: ["procedure.technique", "procedure.status", "levels"],
    summary: "A kyphoplasty has a balloon or another device that makes the cavity.",
    explanation: """
      What tells a kyphoplasty from a vertebroplasty, and pays for it, is the device that makes the cavity. A completed \
      level without one is not documented well enough to be coded so.
      """,
    remedy: "Record the balloons, or the implant, or set the technique to `vertebroplasty`."
  ) { encounter, report in
    for (place, level) in encounter.completedLevels {
      switch encounter.technique(of: level) {
      case .balloonKyphoplasty where level.balloons.isEmpty:
        report.lack(
          "levels[\(place)].balloons", "are missing, although a kyphoplasty was completed")
      case .implantAugmentation where level.implant == nil && level.balloons.isEmpty:
        report.lack("levels[\(place)].implant", "is missing, although the technique names one")
      default: break
      }
    }
  }
}
