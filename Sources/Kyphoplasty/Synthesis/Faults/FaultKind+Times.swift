internal import FHIRModel

extension FaultKind {
  static let times = [
    FaultKind("operation-backwards", breaks: "clinical.procedure-times") { record, _ in
      guard let start = record.procedure.start else { return nil }
      record.procedure.end = start.shifted(minutes: -10)
      return "procedure.end"
    },
    FaultKind("anesthesia-backwards", breaks: "clinical.procedure-times") { record, _ in
      guard let start = record.anesthesia?.start else { return nil }
      record.anesthesia?.end = start.shifted(minutes: -5)
      return "anesthesia.end"
    },
    FaultKind("operation-too-short", breaks: "clinical.procedure-duration") { record, _ in
      guard record.status == .completed, let start = record.procedure.start else { return nil }
      record.procedure.end = start.shifted(minutes: 4)
      return "procedure.end"
    },
    FaultKind("discharge-before-operation", breaks: "clinical.stay-times") { record, _ in
      guard let start = record.procedure.start, record.discharge?.disposition != .expired,
        let time = start.shifted(minutes: -15)
      else { return nil }
      // Still of the same day, or of another, as the class of the encounter asks for.
      guard record.encounter.class != .inpatient || time.isOtherDay(than: record.encounter.start)
      else { return nil }
      record.discharge?.time = time
      record.encounter.end = nil
      return "discharge.time"
    },
    FaultKind("encounter-after-operation", breaks: "clinical.stay-times") { record, _ in
      guard record.encounter.class != .inpatient,
        let time = record.procedure.start?.shifted(minutes: 5)
      else { return nil }
      record.encounter.start = time
      return "procedure.start"
    },
    FaultKind("day-case-for-days", breaks: "clinical.stay-length") { record, _ in
      guard record.encounter.class == .shortStay,
        let time = record.discharge?.time.shifted(minutes: 2 * 1440)
      else { return nil }
      record.discharge?.time = time
      record.encounter.end = time
      record.outcomes.removeAll { $0.timePoint != .baseline }
      return "encounter.class"
    },
  ]
}

extension R4.DateTime {
  /// The same with another time, as the same clock shows it; `nil` unless it has a time.
  func shifted(minutes: Int) -> R4.DateTime? {
    let zone = UTCOffset.allCases.first { text.hasSuffix($0.text) }
    guard hasTime, let zone, let day = date.daysSince1970 else { return nil }
    let clock = text.utf8.dropFirst(11).prefix(5).map { Int($0) - 0x30 }
    guard clock.count == 5 else { return nil }
    let minute = clock[0] * 600 + clock[1] * 60 + clock[3] * 10 + clock[4]
    return try? LocalMoment(day: day, minute: minute + minutes, zone: zone).dateTime()
  }

  /// The day so many days away, without a time.
  func day(shiftedBy days: Int) -> R4.DateTime? {
    guard let day = date.daysSince1970 else { return nil }
    return (try? LocalMoment.date(day: day + days)).map { R4.DateTime($0) }
  }

  fileprivate func isOtherDay(than other: R4.DateTime) -> Bool {
    date.daysSince1970 != other.date.daysSince1970
  }
}
