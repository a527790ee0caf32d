/// A unit of time of the calendar, in which a year and a month have no fixed length.
public enum CalendarUnit: UInt8, CaseIterable, Sendable {
  case year, month, week, day, hour, minute, second, millisecond

  /// The unit of a FHIRPath keyword, in singular or plural.
  public init?(keyword: some StringProtocol) {
    for unit in Self.allCases where keyword == unit.keyword || keyword == unit.keyword + "s" {
      self = unit
      return
    }
    return nil
  }

  /// The unit that a UCUM code of time stands for: `a`, `mo`, `wk`, `d`, `h`, `min`, `s`, `ms`.
  public init?(ucum code: some StringProtocol) {
    guard let unit = Self.allCases.first(where: { code == $0.ucum }) else { return nil }
    self = unit
  }

  /// The keyword in singular.
  public var keyword: String {
    switch self {
    case .year: "year"
    case .month: "month"
    case .week: "week"
    case .day: "day"
    case .hour: "hour"
    case .minute: "minute"
    case .second: "second"
    case .millisecond: "millisecond"
    }
  }

  /// The UCUM code nearest in meaning.
  public var ucum: String {
    switch self {
    case .year: "a"
    case .month: "mo"
    case .week: "wk"
    case .day: "d"
    case .hour: "h"
    case .minute: "min"
    case .second: "s"
    case .millisecond: "ms"
    }
  }

  /// Whether the unit has the same length as its UCUM code; a year and a month have not.
  public var isDefinite: Bool { self != .year && self != .month }
}
