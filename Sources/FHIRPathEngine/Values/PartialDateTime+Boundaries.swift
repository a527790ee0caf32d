extension PartialDate {
  /// The first date that this one may be, with so many digits (4, 6 or 8); nil for other numbers.
  public func lowBoundary(digits: Int = 8) -> Self? {
    guard digits <= 8, let precision = TemporalPrecision(digits: digits) else { return nil }
    return Self(year: year, month: month ?? 1, day: day ?? 1)?.truncated(to: precision)
  }

  /// The last date that this one may be, with so many digits (4, 6 or 8); nil for other numbers.
  public func highBoundary(digits: Int = 8) -> Self? {
    guard digits <= 8, let precision = TemporalPrecision(digits: digits) else { return nil }
    let last = month ?? 12
    return Self(
      year: year, month: last, day: day ?? Calendar.days(inMonth: last, of: year)
    )?.truncated(to: precision)
  }
}

extension PartialTime {
  /// The first time that this one may be, with so many digits (2, 4, 6 or 9); nil for other numbers.
  public func lowBoundary(digits: Int = 9) -> Self? {
    guard digits >= 2, let precision = TemporalPrecision(digits: digits + 8) else { return nil }
    if fraction.digits > 0 { return truncated(to: precision) }
    return Self(hour: hour, minute: minute ?? 0, second: second ?? 0, milliseconds: 0)?
      .truncated(to: precision)
  }

  /// The last time that this one may be, with so many digits (2, 4, 6 or 9); nil for other numbers.
  public func highBoundary(digits: Int = 9) -> Self? {
    guard digits >= 2, let precision = TemporalPrecision(digits: digits + 8) else { return nil }
    if fraction.digits > 0 { return truncated(to: precision) }
    return Self(hour: hour, minute: minute ?? 59, second: second ?? 59, milliseconds: 999)?
      .truncated(to: precision)
  }
}

extension PartialDateTime {
  /// The first moment that this one may be, with so many digits (4 to 14 by twos, or 17); nil for other numbers.
  ///
  /// A time without an offset is first at +14:00.
  public func lowBoundary(digits: Int = 17) -> Self? {
    guard let precision = TemporalPrecision(digits: digits), let date = date.lowBoundary(),
      let time = (time ?? PartialTime(hour: 0))?.lowBoundary()
    else { return nil }
    return Self(date, time, offset: offset ?? UTCOffset(minutes: 14 * 60))?
      .truncated(to: precision)
  }

  /// The last moment that this one may be, with so many digits (4 to 14 by twos, or 17); nil for other numbers.
  ///
  /// A time without an offset is last at -12:00. Of an hour without minutes the reference takes the first minute.
  public func highBoundary(digits: Int = 17) -> Self? {
    guard let precision = TemporalPrecision(digits: digits), let date = date.highBoundary()
    else { return nil }
    let known = time.map { PartialTime(hour: $0.hour, minute: 0) ?? $0 }
    guard
      let time = (time?.precision == .hour ? known : time ?? PartialTime(hour: 23))?.highBoundary()
    else { return nil }
    return Self(date, time, offset: offset ?? UTCOffset(minutes: -12 * 60))?
      .truncated(to: precision)
  }
}
