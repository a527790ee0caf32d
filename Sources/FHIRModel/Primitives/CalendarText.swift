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
  mutating func day() -> CalendarDay? {
    guard let year = number(digits: 4) else { return nil }
    guard take("-") else { return CalendarDay(year: year) }
    guard let month = number(digits: 2) else { return nil }
    guard take("-") else { return CalendarDay(year: year, month: month) }
    guard let day = number(digits: 2) else { return nil }
    return CalendarDay(year: year, month: month, day: day)
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
}
