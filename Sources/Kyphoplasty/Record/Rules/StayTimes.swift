internal import FHIRModel

extension RecordRule {
  static let stayTimes = RecordRule(
    "clinical.stay-times", basis: .judgement,
    fields: [
      "encounter.start", "encounter.end", "procedure.start", "procedure.end", "discharge.time",
    ],
    summary: "The encounter begins before the operation, and the discharge comes after it.",
    explanation: """
      The order is: start of the encounter, start of the operation, end of the operation, discharge. Times are \
      compared with their offsets; where only a date is known, the dates are compared.
      """
  ) { encounter, report in
    let stay = encounter.encounter
    let operation = [
      ("procedure.start", encounter.procedure.start), ("procedure.end", encounter.procedure.end),
    ]
    for (name, time) in operation {
      guard let time else { continue }
      if stay.start.isSurelyAfter(time) { report.add(name, "is before encounter.start") }
      if let discharge = encounter.discharge?.time, time.isSurelyAfter(discharge) {
        report.add("discharge.time", "is before \(name)")
      }
      if let end = stay.end, time.isSurelyAfter(end) {
        report.add("encounter.end", "is before \(name)")
      }
    }
    if let end = stay.end, stay.start.isSurelyAfter(end) {
      report.add("encounter.end", "is before encounter.start")
    }
    if let discharge = encounter.discharge?.time, stay.start.isSurelyAfter(discharge) {
      report.add("discharge.time", "is before encounter.start")
    }
  }
}

extension R4.DateTime {
  /// Whether it is later, as far as both are known: times to the second, else the longest date that both have.
  func isSurelyAfter(_ other: R4.DateTime) -> Bool {
    if let seconds = secondsSince1970, let others = other.secondsSince1970 {
      return seconds > others
    }
    if date.year != other.date.year { return date.year > other.date.year }
    guard let month = date.month, let otherMonth = other.date.month else { return false }
    if month != otherMonth { return month > otherMonth }
    guard let day = date.day, let otherDay = other.date.day else { return false }
    return day > otherDay
  }
}
