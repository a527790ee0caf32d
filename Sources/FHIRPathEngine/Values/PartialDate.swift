/// A date of the Gregorian calendar that may lack its day, or its month and day.
public struct PartialDate: Hashable, Sendable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month; nil where only the year is known.
  public let month: Int?
  /// The day; nil where it is not known.
  public let day: Int?

  /// Makes a date; nil for one that the calendar has not.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...Calendar.days(inMonth: month, of: year)).contains(day) { return nil }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public init?(_ text: some StringProtocol) {
    var scanner = TemporalScanner(text)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    self = date
  }

  /// How far it is known: year, month or day.
  public var precision: TemporalPrecision { day != nil ? .day : (month != nil ? .month : .year) }

  /// The same date known no further than asked.
  public func truncated(to precision: TemporalPrecision) -> Self {
    switch precision {
    case .year: Self(year: year) ?? self
    case .month: Self(year: year, month: month) ?? self
    default: self
    }
  }

  /// Its first day.
  var firstDay: Int { Calendar.dayNumber(year, month ?? 1, day ?? 1) }

  /// Its last day.
  var lastDay: Int {
    let month = month ?? 12
    return Calendar.dayNumber(year, month, day ?? Calendar.days(inMonth: month, of: year))
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date as FHIR writes it.
  public var description: String {
    var text = Calendar.padded(year, 4)
    if let month { text += "-" + Calendar.padded(month, 2) }
    if let day { text += "-" + Calendar.padded(day, 2) }
    return text
  }
}
