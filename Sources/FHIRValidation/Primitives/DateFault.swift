/// What can be wrong with a date or a time.
enum DateFault: Sendable {
  case year, month, day, noSuchDay
  case separator, timeForbidden, incomplete
  case hour, minute, second, fraction
  case offset, offsetMissing, offsetForbidden
  case trailing

  var words: String {
    switch self {
    case .year: "must begin with a year of four digits, 0001 to 9999"
    case .month: "has no month of two digits, 01 to 12, after the year"
    case .day: "has no day of two digits, 01 to 31, after the month"
    case .noSuchDay: "names a day that this month does not have"
    case .separator: "must have the letter T between the date and the time"
    case .timeForbidden: "has a time, and may have none"
    case .incomplete: "must have a whole date, a time to the second and an offset"
    case .hour: "has no hour of two digits, 00 to 23"
    case .minute: "has no minute of two digits, 00 to 59, after the hour"
    case .second: "has no second of two digits, 00 to 59, after the minute"
    case .fraction: "has a decimal point without digits after it"
    case .offset: "has an offset that is neither Z nor ±hh:mm of at most 14 hours"
    case .offsetMissing: "has a time, and must then have an offset: Z or ±hh:mm"
    case .offsetForbidden: "has an offset, and may have none"
    case .trailing: "has characters after its end"
    }
  }
}

extension Rule {
  static let primitiveDate = Rule(
    "primitive.date", .value, "A date is YYYY, YYYY-MM or YYYY-MM-DD, and exists.",
    explanation:
      "The day must be one of its month: 29 February only in leap years. A date has no time.",
    remedy: "Write the date in ISO order with hyphens, as precisely as it is known.")
  static let primitiveDateTime = Rule(
    "primitive.dateTime", .value, "A dateTime exists, and has an offset if it has a time.",
    explanation: """
      A dateTime is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with optional fraction. With a time it needs its offset \
      from UTC, because the same clock time means another instant elsewhere. Hours end at 23.
      """,
    remedy: "Add Z or the offset of the place, such as -05:00; write seconds as 00 where unknown.")
  static let primitiveInstant = Rule(
    "primitive.instant", .value, "An instant is exact at least to the second, with an offset.",
    explanation:
      "Instants are for times that a system recorded: YYYY-MM-DDThh:mm:ss, optional fraction, offset.",
    remedy: "Write the whole timestamp with Z or ±hh:mm.")
  static let primitiveTime = Rule(
    "primitive.time", .value, "A time is hh:mm:ss without an offset.",
    explanation: "A time of day belongs to no date, so it can have no offset. Hours end at 23.",
    remedy: "Write hours, minutes and seconds with two digits each.")

  static let primitiveYear = Rule(
    "primitive.year", .invalid, "A year is one in which people live who are treated.",
    explanation: "Years before 1800 or after 2105 are nearly always slips of a digit.",
    remedy: "Check the year; leave it as it is where it is meant.")

  static let dateRules = [
    primitiveDate, primitiveDateTime, primitiveInstant, primitiveTime, primitiveYear,
  ]
}

extension Cause {
  static func date(_ rule: Rule, _ fault: DateFault) -> Cause { Cause(rule, fault.words) }
}
