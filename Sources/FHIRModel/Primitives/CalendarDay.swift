/// A day, a month or a year of the calendar, small enough to be kept in every date.
struct CalendarDay: Hashable, Sendable {
  private let packedYear: Int16
  private let packedMonth: UInt8
  private let packedDay: UInt8

  /// Nil when there is no such day in the years 1 to 9999.
  init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year), (1...12).contains(month ?? 1),
      (1...Self.days(in: month ?? 1, of: year)).contains(day ?? 1)
    else { return nil }
    packedYear = Int16(year)
    packedMonth = UInt8(month ?? 0)
    packedDay = UInt8(day ?? 0)
  }

  var year: Int { Int(packedYear) }
  var month: Int? { packedMonth == 0 ? nil : Int(packedMonth) }
  var day: Int? { packedDay == 0 ? nil : Int(packedDay) }

  /// The days from 1970-01-01, in the proleptic Gregorian calendar; nil unless the day is known.
  ///
  /// Years are counted from March, so that the leap day comes last: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
  var daysSince1970: Int? {
    guard let month, let day else { return nil }
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
