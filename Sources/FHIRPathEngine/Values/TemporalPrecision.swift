/// How far a date or a time is known.
public enum TemporalPrecision: UInt8, Comparable, CaseIterable, Sendable {
  case year, month, day, hour, minute, second
  /// Seconds with a fraction, which compare as seconds do.
  case fraction

  /// Whether the left one knows less.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The digits of a date or dateTime of this precision, as `precision()` counts them: 4, 6, 8, 10, 12, 14, 17.
  public var digits: Int {
    self == .fraction ? 17 : 4 + 2 * Int(rawValue)
  }

  /// The precision of a date or dateTime with so many digits.
  public init?(digits: Int) {
    guard let found = Self.allCases.first(where: { $0.digits == digits }) else { return nil }
    self = found
  }
}

/// What is known about the order of two values of which one or both are not known to the end.
public enum PartialOrder: Int8, Sendable {
  case ascending = -1
  case same, descending
}
