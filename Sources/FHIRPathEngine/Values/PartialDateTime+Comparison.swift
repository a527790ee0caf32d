extension PartialDate {
  /// The order of two dates; nil where they are not known far enough to tell.
  public func order(to other: Self) -> PartialOrder? {
    TimeSpan(self).order(to: TimeSpan(other), isAsPrecise: precision == other.precision)
  }

  /// Whether both are the same day, month or year; nil where one is known further than the other and they agree so far.
  public func isEqual(to other: Self) -> Bool? { order(to: other).map { $0 == .same } }

  /// Whether both are the same and known equally far.
  public func isEquivalent(to other: Self) -> Bool { isEqual(to: other) == true }
}

extension PartialTime {
  /// The order of two times of day; nil where they are not known far enough to tell.
  public func order(to other: Self) -> PartialOrder? {
    TimeSpan(self).order(
      to: TimeSpan(other), isAsPrecise: precision.comparable == other.precision.comparable)
  }

  /// Whether both are the same time; nil where one is known further than the other and they agree so far.
  public func isEqual(to other: Self) -> Bool? { order(to: other).map { $0 == .same } }

  /// Whether both are the same and known equally far.
  public func isEquivalent(to other: Self) -> Bool { isEqual(to: other) == true }
}

extension PartialDateTime {
  /// The order of two moments; nil where they are not known far enough to tell, be it for the offset that one lacks.
  ///
  /// A date without a time counts as one of UTC.
  public func order(to other: Self) -> PartialOrder? {
    let isAsPrecise = precision.comparable == other.precision.comparable
    return TimeSpan(self, widened: needsOffset(beside: other))
      .order(
        to: TimeSpan(other, widened: other.needsOffset(beside: self)), isAsPrecise: isAsPrecise)
  }

  /// Whether both are the same moment; nil where they are not known far enough to tell.
  public func isEqual(to other: Self) -> Bool? {
    let left = TimeSpan(self, widened: offset == nil && other.offset != nil)
    let right = TimeSpan(other, widened: other.offset == nil && offset != nil)
    return left.order(
      to: right, isAsPrecise: precision.comparable == other.precision.comparable
    ).map { $0 == .same }
  }

  /// Whether both are the same moment and known equally far.
  public func isEquivalent(to other: Self) -> Bool { isEqual(to: other) == true }

  private func needsOffset(beside other: Self) -> Bool {
    offset == nil && time != nil && other.offset != nil
  }
}

extension TemporalPrecision {
  /// Seconds with and without a fraction are one precision.
  fileprivate var comparable: Self { min(self, .second) }
}

/// The moments that a partial value may be, in seconds and units of 10^-18 s.
private struct TimeSpan {
  private var first: (seconds: Int, fraction: UInt64)
  private var last: (seconds: Int, fraction: UInt64)

  init(_ date: PartialDate) {
    first = (date.firstDay * 86_400, 0)
    last = (date.lastDay * 86_400 + 86_399, Self.wholeSecond)
  }

  init(_ time: PartialTime, day: Int = 0) {
    let start = day * 86_400 + time.hour * 3_600
    let fraction = time.fraction.scaled(to: PartialTime.Fraction.digitLimit)
    if let second = time.second, let minute = time.minute {
      first = (start + minute * 60 + second, fraction)
      last = first
    } else if let minute = time.minute {
      first = (start + minute * 60, 0)
      last = (start + minute * 60 + 59, Self.wholeSecond)
    } else {
      first = (start, 0)
      last = (start + 3_599, Self.wholeSecond)
    }
  }

  /// `widened`: the offset is not known, and may be any between +14:00 and -12:00.
  init(_ value: PartialDateTime, widened: Bool) {
    if let time = value.time {
      self.init(time, day: value.date.firstDay)
    } else {
      self.init(value.date)
    }
    if let offset = value.offset {
      first.seconds -= offset.minutes * 60
      last.seconds -= offset.minutes * 60
    } else if widened {
      first.seconds -= 14 * 3_600
      last.seconds += 12 * 3_600
    }
  }

  private static let wholeSecond: UInt64 = 999_999_999_999_999_999

  func order(to other: Self, isAsPrecise: Bool) -> PartialOrder? {
    if last < other.first { return .ascending }
    if first > other.last { return .descending }
    return isAsPrecise && first == other.first && last == other.last ? .same : nil
  }
}
