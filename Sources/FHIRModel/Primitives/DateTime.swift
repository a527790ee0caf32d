internal import LosslessJSON

extension R4 {
  /// A year, a month, a day or an instant, with the precision and the offset that were given.
  public struct DateTime: Element, Hashable, Sendable {
    /// The text as it was given, such as `2024-05` or `2024-05-14T08:30:00-05:00`.
    public let text: String
    /// Whole seconds from 1970-01-01T00:00:00Z, any fraction cut off; nil unless there is a time.
    public let secondsSince1970: Int?
    private let calendar: CalendarDay

    /// Takes the text of a FHIR dateTime; nil when it is none, does not exist, or has a time without an offset.
    public init?(_ text: String) {
      var rest = CalendarText(text)
      guard let calendar = rest.day() else { return nil }
      self.text = text
      self.calendar = calendar
      if rest.isAtEnd {
        secondsSince1970 = nil
        return
      }
      guard let days = calendar.daysSince1970, rest.take("T"), let second = rest.secondOfDay(),
        rest.isAtEnd
      else { return nil }
      secondsSince1970 = days * 86_400 + second
    }

    /// A date without a time.
    public init(_ date: Date) {
      text = date.text
      calendar = date.calendar
      secondsSince1970 = nil
    }

    /// The same point in time.
    public init(_ instant: Instant) { self = instant.dateTime }

    /// The day, month or year, in the offset of the text.
    public var date: Date { Date(text: hasTime ? String(text.prefix(10)) : text, calendar) }

    /// Whether the hour is known, and with it the offset.
    public var hasTime: Bool { secondsSince1970 != nil }

    /// Whether it ended before the other began; nil when their precision leaves that open.
    ///
    /// Two times are compared to the second. Where one of them is a date, the calendars of both are compared as they
    /// are written, whatever their offsets.
    public func isBefore(_ other: DateTime) -> Bool? {
      if let seconds = secondsSince1970, let others = other.secondsSince1970 {
        return seconds < others
      }
      let days = (calendar, other.calendar)
      let parts = [
        (days.0.year, days.1.year), (days.0.month, days.1.month), (days.0.day, days.1.day),
      ]
      for case let (part?, others?) in parts where part != others { return part < others }
      return calendar == other.calendar && hasTime == other.hasTime ? false : nil
    }

    func write(to json: inout JSONWriter) { json.string(text) }
  }
}
