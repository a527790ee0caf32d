internal import LosslessJSON

extension R4 {
  /// A point in time, to the second or finer, with its offset.
  ///
  /// Instants order by time to the second and then by text.
  public struct Instant: Element, Hashable, Sendable {
    /// The same, where a less precise time would do.
    public let dateTime: DateTime
    /// Whole seconds from 1970-01-01T00:00:00Z, any fraction cut off.
    public let secondsSince1970: Int

    /// Takes the text of a FHIR instant; nil when it is none or does not exist.
    public init?(_ text: String) {
      guard let dateTime = DateTime(text) else { return nil }
      self.init(dateTime)
    }

    /// Takes a time that is known to the second; nil when only its date is known.
    public init?(_ dateTime: DateTime) {
      guard let seconds = dateTime.secondsSince1970 else { return nil }
      self.dateTime = dateTime
      secondsSince1970 = seconds
    }

    /// The text as it was given, such as `2024-05-14T08:30:00.250Z`.
    public var text: String { dateTime.text }

    func write(to json: inout JSONWriter) { json.string(text) }
  }
}

extension R4.Instant: Comparable {
  /// Whether the time comes before the other.
  public static func < (one: Self, other: Self) -> Bool {
    (one.secondsSince1970, one.text) < (other.secondsSince1970, other.text)
  }
}
