extension FHIRQuantity {
  /// The sum, in the finer of both units; nil when they measure different things.
  public func adding(_ other: Self) -> Self? { combined(with: other) { $0.adding($1) } }

  /// The difference, in the finer of both units; nil when they measure different things.
  public func subtracting(_ other: Self) -> Self? { combined(with: other) { $0.subtracting($1) } }

  private func combined(
    with other: Self, _ operation: (ExactDecimal, ExactDecimal) -> ExactDecimal?
  )
    -> Self?
  {
    guard let inOwn = other.value(inUnitOf: self), let inOther = value(inUnitOf: other),
      let oneInOther = Self(.one, unit).value(inUnitOf: other)
    else { return nil }
    if oneInOther > .one { return operation(inOther, other.value).map { Self($0, other.unit) } }
    return operation(value, inOwn).map { Self($0, unit) }
  }

  /// The product, in a unit that is the product of both.
  public func multiplied(by other: Self) -> Self? {
    guard let product = value.multiplied(by: other.value) else { return nil }
    if other.isBare { return Self(product, unit) }
    if isBare { return Self(product, other.unit) }
    return joined(to: other, by: ".").map { Self(product, .ucum($0)) }
  }

  /// The quotient, in a unit that is the quotient of both; nil for a division by zero.
  public func divided(by other: Self) -> Self? {
    guard let quotient = value.divided(by: other.value) else { return nil }
    if other.isBare { return Self(quotient, unit) }
    if code == other.code { return Self(quotient) }
    return joined(to: other, by: "/").map { Self(quotient, .ucum($0)) }
  }

  private var isBare: Bool { code == "1" }

  private func joined(to other: Self, by sign: String) -> UCUMUnit? {
    let isTerm =
      other.code.utf8.contains(UInt8(ascii: ".")) || other.code.utf8.contains(UInt8(ascii: "/"))
    return try? UCUMUnit(code + sign + (isTerm ? "(\(other.code))" : other.code))
  }
}
