internal import LosslessJSON

extension R4 {
  /// A day, a month or a year that exists, with the precision that was given.
  ///
  /// Dates order by their text, a month before its days: chronological, and the same order each time.
  public struct Date: Element, Hashable, Sendable {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public let text: String
    /// The year, from 1 to 9999.
    public let year: Int
    /// The month, from 1, when it is known.
    public let month: Int?
    /// The day of the month, from 1, when it is known.
    public let day: Int?

    /// Takes the text of a FHIR date; nil when it is none or when there is no such day.
    public init?(_ text: String) {
      var calendar = CalendarText(text)
      guard let parts = calendar.day(), calendar.isAtEnd else { return nil }
      self.init(text: text, parts)
    }

    init(text: String, _ parts: (year: Int, month: Int?, day: Int?)) {
      self.text = text
      year = parts.year
      month = parts.month
      day = parts.day
    }

    /// The days from 1970-01-01; nil unless the day is known.
    public var daysSince1970: Int? {
      guard let month, let day else { return nil }
      return CalendarText.daysSince1970(year: year, month: month, day: day)
    }

    func write(to json: inout JSONWriter) { json.string(text) }
  }
}

extension R4.Date: Comparable {
  /// Whether the text comes before the other.
  public static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}
