internal import LosslessJSON

extension R4 {
  /// A day, a month or a year that exists, with the precision that was given.
  ///
  /// Dates order by their text, a month before its days: chronological, and the same order each time.
  public struct Date: Element, Hashable, Sendable {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public let text: String
    let calendar: CalendarDay

    /// Takes the text of a FHIR date; nil when it is none or when there is no such day.
    public init?(_ text: String) {
      var rest = CalendarText(text)
      guard let day = rest.day(), rest.isAtEnd else { return nil }
      self.init(text: text, day)
    }

    init(text: String, _ calendar: CalendarDay) {
      self.text = text
      self.calendar = calendar
    }

    /// The year, from 1 to 9999.
    public var year: Int { calendar.year }

    /// The month, from 1, when it is known.
    public var month: Int? { calendar.month }

    /// The day of the month, from 1, when it is known.
    public var day: Int? { calendar.day }

    /// The days from 1970-01-01; nil unless the day is known.
    public var daysSince1970: Int? { calendar.daysSince1970 }

    func write(to json: inout JSONWriter) { json.string(text) }
  }
}

extension R4.Date: Comparable {
  /// Whether the text comes before the other.
  public static func < (one: Self, other: Self) -> Bool { one.text < other.text }
}
