extension PartialDate {
  /// The date after an amount of time, of which whole units count; nil outside the years 1 to 9999.
  public func adding(_ amount: ExactDecimal, _ unit: CalendarUnit) -> Self? {
    guard let sum = PartialDateTime(self)?.adding(amount, unit) else { return nil }
    return sum.date
  }

  /// The date before an amount of time.
  public func subtracting(_ amount: ExactDecimal, _ unit: CalendarUnit) -> Self? {
    adding(amount.negated, unit)
  }
}

extension PartialTime {
  /// The time of day after an amount of time, going round at midnight; nil for units above the hour.
  public func adding(_ amount: ExactDecimal, _ unit: CalendarUnit) -> Self? {
    guard unit.rawValue >= CalendarUnit.hour.rawValue,
      let day = PartialDate(year: 2000, month: 1, day: 1),
      let moment = PartialDateTime(day, self),
      let wrapped = amount.remainder(dividingBy: unit.perDay)
    else { return nil }
    return moment.adding(wrapped, unit)?.time
  }

  /// The time of day before an amount of time.
  public func subtracting(_ amount: ExactDecimal, _ unit: CalendarUnit) -> Self? {
    adding(amount.negated, unit)
  }
}

extension PartialDateTime {
  /// The moment after an amount of time; nil outside the years 1 to 9999.
  ///
  /// Of units above the second whole ones count. What is finer than the moment is known counts in the moment's unit: 25
  /// months after 2014 is 2016. A day that the month has not becomes its last.
  public func adding(_ amount: ExactDecimal, _ unit: CalendarUnit) -> Self? {
    switch unit {
    case .year: return whole(amount).flatMap { addingMonths($0, times: 12) }
    case .month: return whole(amount).flatMap { addingMonths($0, times: 1) }
    case .week: return whole(amount).flatMap { addingDays($0, times: 7) }
    case .day: return whole(amount).flatMap { addingDays($0, times: 1) }
    case .hour: return whole(amount).flatMap { addingSeconds($0, times: 3_600) }
    case .minute: return whole(amount).flatMap { addingSeconds($0, times: 60) }
    case .second: return addingSeconds(amount)
    case .millisecond:
      return ExactDecimal(magnitude: 1, scale: 3).flatMap { amount.multiplied(by: $0) }
        .flatMap { addingSeconds($0) }
    }
  }

  /// The moment before an amount of time.
  public func subtracting(_ amount: ExactDecimal, _ unit: CalendarUnit) -> Self? {
    adding(amount.negated, unit)
  }

  private func whole(_ amount: ExactDecimal) -> Int? {
    // Ten thousand years have fewer seconds than this, and none of the products below overflows.
    amount.truncated().integer.flatMap { abs($0) < 1_000_000_000_000 ? $0 : nil }
  }

  private func addingMonths(_ count: Int, times: Int) -> Self? {
    guard let month = date.month else {
      return PartialDate(year: date.year + count * times / 12).flatMap { Self($0) }
    }
    let index = date.year * 12 + month - 1 + count * times
    let year = index.flooredQuotient(by: 12)
    let newMonth = index - year * 12 + 1
    let day = date.day.map { min($0, Calendar.days(inMonth: newMonth, of: year)) }
    return PartialDate(year: year, month: newMonth, day: day).flatMap {
      Self($0, time, offset: offset)
    }
  }

  private func addingDays(_ count: Int, times: Int) -> Self? {
    let days = count * times
    guard date.day != nil else {
      return date.month == nil
        ? addingMonths(days / 365, times: 12) : addingMonths(days / 30, times: 1)
    }
    return Calendar.date(ofDay: date.firstDay + days).flatMap { Self($0, time, offset: offset) }
  }

  private func addingSeconds(_ count: Int, times: Int) -> Self? {
    guard let time else { return addingDays(count * times / 86_400, times: 1) }
    switch time.precision {
    case .hour: return moved(to: time, by: count * times / 3_600 * 3_600, time.fraction)
    case .minute: return moved(to: time, by: count * times / 60 * 60, time.fraction)
    default: return moved(to: time, by: count * times, time.fraction)
    }
  }

  private func addingSeconds(_ amount: ExactDecimal) -> Self? {
    guard let time, time.precision >= .second else {
      return whole(amount).flatMap { addingSeconds($0, times: 1) }
    }
    let places = max(Int(time.fraction.digits), amount.strippingZeros().scale)
    guard places <= PartialTime.Fraction.digitLimit,
      let own = ExactDecimal(
        magnitude: UInt128(time.fraction.units), scale: Int(time.fraction.digits)),
      let sum = own.adding(amount), let seconds = whole(sum.floor()),
      let rest = sum.subtracting(ExactDecimal(seconds))?.rescaled(to: places),
      let units = UInt64(exactly: rest.magnitude)
    else { return nil }
    return moved(
      to: time, by: seconds, PartialTime.Fraction(units: units, digits: UInt8(max(places, 0))))
  }

  private func moved(to time: PartialTime, by seconds: Int, _ fraction: PartialTime.Fraction)
    -> Self?
  {
    let start = time.hour * 3_600 + (time.minute ?? 0) * 60 + (time.second ?? 0)
    let total = date.firstDay * 86_400 + start + seconds
    let day = total.flooredQuotient(by: 86_400)
    let rest = total - day * 86_400
    guard let date = Calendar.date(ofDay: day),
      let time = PartialTime(
        hour: rest / 3_600, minute: time.minute.map { _ in rest / 60 % 60 },
        second: time.second.map { _ in rest % 60 }, fraction: fraction)
    else { return nil }
    return Self(date, time, offset: offset)
  }
}

extension CalendarUnit {
  /// How many of a unit of at most an hour a day has.
  fileprivate var perDay: ExactDecimal {
    switch self {
    case .hour: ExactDecimal(24)
    case .minute: ExactDecimal(1_440)
    case .second: ExactDecimal(86_400)
    default: ExactDecimal(86_400_000)
    }
  }
}
