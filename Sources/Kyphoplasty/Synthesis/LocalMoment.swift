internal import FHIRModel

/// A minute by the clock of a site whose clocks are never changed.
struct LocalMoment: Comparable {
  private var minutes: Int
  let zone: UTCOffset

  init(day: Int, minute: Int, zone: UTCOffset) {
    minutes = day * 1440 + minute
    self.zone = zone
  }

  /// Days from 1970-01-01.
  var day: Int { minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440 }
  var minuteOfDay: Int { minutes - day * 1440 }

  func adding(minutes more: Int) -> LocalMoment {
    LocalMoment(day: 0, minute: minutes + more, zone: zone)
  }

  func adding(days: Int, atMinute minute: Int) -> LocalMoment {
    LocalMoment(day: day + days, minute: minute, zone: zone)
  }

  func minutes(since other: LocalMoment) -> Int { minutes - other.minutes }

  func dateTime() throws(SynthesisError) -> R4.DateTime {
    let minute = minuteOfDay
    let text =
      CivilDate(daysSince1970: day).text + "T" + padded(minute / 60, to: 2) + ":"
      + padded(minute % 60, to: 2) + ":00" + zone.text
    guard let time = R4.DateTime(text) else { throw .calendar }
    return time
  }

  /// The day alone.
  func date() throws(SynthesisError) -> R4.DateTime { R4.DateTime(try Self.date(day: day)) }

  static func date(day: Int) throws(SynthesisError) -> R4.Date {
    guard let date = R4.Date(CivilDate(daysSince1970: day).text) else { throw .calendar }
    return date
  }

  static func < (one: LocalMoment, other: LocalMoment) -> Bool { one.minutes < other.minutes }
}

/// An offset from UTC, of places that do not change their clocks.
enum UTCOffset: CaseIterable {
  case arizona
  case hawaii
  case puertoRico

  var text: String {
    switch self {
    case .arizona: "-07:00"
    case .hawaii: "-10:00"
    case .puertoRico: "-04:00"
    }
  }

  /// The postal abbreviation of the place.
  var state: String {
    switch self {
    case .arizona: "AZ"
    case .hawaii: "HI"
    case .puertoRico: "PR"
    }
  }
}

/// Why a record could not be made.
public enum SynthesisError: Error, Sendable, Hashable {
  /// A date lies outside of the calendar of FHIR.
  case calendar
}
