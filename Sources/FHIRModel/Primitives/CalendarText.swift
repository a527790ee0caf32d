/// Reads the parts of a date or a time from text, one after the other, and says whether they exist.
struct CalendarText {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  /// Takes the character when it comes next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Takes so many digits, all ASCII.
  mutating func number(digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var number = 0
    for byte in rest.prefix(digits) {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    rest.removeFirst(digits)
    return number
  }

  /// Takes `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil when there is no such day.
  mutating func day() -> (year: Int, month: Int?, day: Int?)? {
    guard let year = number(digits: 4), year > 0 else { return nil }
    guard take("-") else { return (year, nil, nil) }
    guard let month = number(digits: 2), (1...12).contains(month) else { return nil }
    guard take("-") else { return (year, month, nil) }
    guard let day = number(digits: 2), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    return (year, month, day)
  }

  /// Takes `HH:MM:SS`, a fraction if there is one, and the offset; gives seconds since midnight UTC.
  mutating func secondOfDay() -> Int? {
    // 24:00 is excluded by FHIR, a leap second is not.
    guard let hour = number(digits: 2), hour <= 23, take(":"),
      let minute = number(digits: 2), minute <= 59, take(":"),
      let second = number(digits: 2), second <= 60
    else { return nil }
    if take(".") {
      guard number(digits: 1) != nil else { return nil }
      while number(digits: 1) != nil {}
    }
    guard let offset = offset() else { return nil }
    return hour * 3600 + minute * 60 + second - offset
  }

  /// Takes `Z` or `+HH:MM`, at most 14 hours, in seconds.
  private mutating func offset() -> Int? {
    if take("Z") { return 0 }
    let isWest = take("-")
    guard isWest || take("+"), let hour = number(digits: 2), take(":"),
      let minute = number(digits: 2), minute <= 59, hour * 60 + minute <= 14 * 60
    else { return nil }
    let seconds = hour * 3600 + minute * 60
    return isWest ? -seconds : seconds
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days from 1970-01-01, in the proleptic Gregorian calendar.
  ///
  /// Years are counted from March, so that the leap day comes last: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
  static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
