extension FHIRQuantity {
  /// Whether both can be compared.
  public func isComparable(to other: Self) -> Bool { other.value(inUnitOf: self) != nil }

  /// The order of two quantities; nil when their units measure different things.
  public func order(to other: Self) -> PartialOrder? {
    guard let converted = other.value(inUnitOf: self) else { return nil }
    return value == converted ? .same : (value < converted ? .ascending : .descending)
  }

  /// Whether both are the same; nil when their units measure different things.
  public func isEqual(to other: Self) -> Bool? { order(to: other).map { $0 == .same } }

  /// Whether both are the same when rounded to the one that is less precise.
  ///
  /// A year and a month of the calendar are their codes here, or 365 and 30 days.
  public func isEquivalent(to other: Self) -> Bool {
    let left = lenient(beside: other)
    let right = other.lenient(beside: self)
    guard let inLeft = right.value(inUnitOf: left), let inRight = left.value(inUnitOf: right),
      let leftStep = left.step, let rightStep = right.step,
      let rightStepInLeft = Self(rightStep, right.unit).difference(inUnitOf: left)
    else { return false }
    let isLeftCoarser = leftStep >= rightStepInLeft
    let (one, two, step) =
      isLeftCoarser ? (left.value, inLeft, leftStep) : (right.value, inRight, rightStep)
    guard let first = one.rounded(toPlaces: step.scale),
      let second = two.rounded(toPlaces: step.scale)
    else { return one == two }
    return first == second
  }

  /// The value of this quantity in the unit of another.
  func value(inUnitOf other: Self) -> ExactDecimal? {
    switch (unit, other.unit) {
    case (.ucum(let own), .ucum(let wanted)): return own.convert(value, to: wanted)
    case (.other(let own), .other(let wanted)): return own == wanted ? value : nil
    case (.calendar(let own), .calendar(let wanted)):
      if own == wanted { return value }
      if own.isDefinite != wanted.isDefinite { return nil }
      if own.isDefinite { return definite?.value(inUnitOf: other.definite ?? other) }
      let months = ExactDecimal(12)
      return own == .year ? value.multiplied(by: months) : value.divided(by: months)
    case (.calendar, .ucum): return definite?.value(inUnitOf: other)
    case (.ucum, .calendar): return other.definite.flatMap { value(inUnitOf: $0) }
    default: return nil
    }
  }

  /// The same quantity in a unit of UCUM; nil for years and months.
  private var definite: Self? {
    guard case .calendar(let unit) = unit, unit.isDefinite else { return nil }
    return Self(value, code: unit.ucum)
  }

  private func lenient(beside other: Self) -> Self {
    guard case .calendar(let own) = unit else { return self }
    if own.isDefinite { return Self(value, code: own.ucum) }
    if case .calendar(let wanted) = other.unit, !wanted.isDefinite { return self }
    if case .ucum(let wanted) = other.unit, wanted.text == own.ucum {
      return Self(value, code: own.ucum)
    }
    let days = ExactDecimal(own == .year ? 365 : 30)
    return value.multiplied(by: days).map { Self($0, code: "d") } ?? self
  }

  /// The step of the last digit that is not zero after the point.
  private var step: ExactDecimal? {
    ExactDecimal(magnitude: 1, scale: max(0, value.strippingZeros().scale))
  }

  /// A difference of values in the unit of another, in which the zero of a scale does not count.
  private func difference(inUnitOf other: Self) -> ExactDecimal? {
    guard let end = value(inUnitOf: other),
      let start = Self(.zero, unit).value(inUnitOf: other)
    else { return nil }
    return end.subtracting(start)?.absolute
  }
}
