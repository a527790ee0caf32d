extension ExactDecimal {
  /// The sum, with the places of the one that has more; nil when it has too many digits.
  public func adding(_ other: Self) -> Self? {
    let places = max(scale, other.scale)
    guard let left = rescaled(to: places), let right = other.rescaled(to: places) else {
      return isZero ? other : (other.isZero ? self : nil)
    }
    if left.isNegative == right.isNegative {
      // Two numbers of 38 digits have a sum below 2^128.
      return Self(
        magnitude: left.magnitude + right.magnitude, scale: places, isNegative: left.isNegative)
    }
    if left.magnitude == right.magnitude { return Self(magnitude: 0, scale: places) }
    return left.magnitude > right.magnitude
      ? Self(
        magnitude: left.magnitude - right.magnitude, scale: places, isNegative: left.isNegative)
      : Self(
        magnitude: right.magnitude - left.magnitude, scale: places, isNegative: right.isNegative)
  }

  /// The difference; nil when it has too many digits.
  public func subtracting(_ other: Self) -> Self? { adding(other.negated) }

  /// The product, with the places of both together; nil when it has too many digits.
  public func multiplied(by other: Self) -> Self? {
    let isNegative = isNegative != other.isNegative
    if let product = Self.product(self, other, isNegative: isNegative) { return product }
    return Self.product(strippingZeros(), other.strippingZeros(), isNegative: isNegative)
  }

  private static func product(_ left: Self, _ right: Self, isNegative: Bool) -> Self? {
    let (product, overflows) = left.magnitude.multipliedReportingOverflow(by: right.magnitude)
    guard !overflows else { return nil }
    return Self(magnitude: product, scale: left.scale + right.scale, isNegative: isNegative)
  }

  /// The quotient: exact where it ends within `quotientDigits` digits, else rounded to them; nil for a division by zero.
  public func divided(by other: Self) -> Self? {
    guard !other.isZero else { return nil }
    if isZero { return Self(magnitude: 0, scale: 0) }
    let divisor = other.strippingZeros()
    var (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    var places = scale - divisor.scale
    var count = quotient == 0 ? 0 : Self.digitCount(quotient)
    while remainder != 0, count < Self.quotientDigits {
      let (tens, overflows) = remainder.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      let next = tens.quotientAndRemainder(dividingBy: divisor.magnitude)
      quotient = quotient * 10 + next.quotient
      remainder = next.remainder
      places += 1
      if quotient > 0 { count += 1 }
    }
    if remainder >= divisor.magnitude - remainder { quotient += 1 }
    let isNegative = isNegative != other.isNegative
    guard let result = Self(magnitude: quotient, scale: places, isNegative: isNegative) else {
      return nil
    }
    // 4 / 2 is 2 and not 2.000, but 1000 / 2 is not written with an exponent.
    let short = result.strippingZeros()
    return short.scale < 0 ? short.rescaled(to: 0) ?? short : short
  }

  /// The whole part of the quotient; nil for a division by zero.
  public func quotient(dividingBy other: Self) -> Self? {
    guard !other.isZero else { return nil }
    let places = max(scale, other.scale)
    guard let left = rescaled(to: places), let right = other.rescaled(to: places) else {
      return divided(by: other)?.truncated()
    }
    let quotient = left.magnitude / right.magnitude
    return Self(
      magnitude: quotient, scale: 0, isNegative: quotient != 0 && isNegative != other.isNegative)
  }

  /// What `quotient(dividingBy:)` leaves, with the sign of this number; nil for a division by zero.
  public func remainder(dividingBy other: Self) -> Self? {
    guard !other.isZero else { return nil }
    let places = max(scale, other.scale)
    guard let left = rescaled(to: places), let right = other.rescaled(to: places) else {
      return nil
    }
    let remainder = left.magnitude % right.magnitude
    return Self(
      magnitude: remainder, scale: places, isNegative: remainder != 0 && isNegative)
  }
}
