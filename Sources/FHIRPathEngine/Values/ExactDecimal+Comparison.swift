extension ExactDecimal: Comparable, Hashable {
  /// Whether both are the same number, however many zeros are written: 1.50 is 1.5, and 0 is -0.
  public static func == (left: Self, right: Self) -> Bool { left.order(to: right) == 0 }

  /// Whether the left number is the smaller one.
  public static func < (left: Self, right: Self) -> Bool { left.order(to: right) < 0 }

  /// Feeds the value, not its zeros.
  public func hash(into hasher: inout Hasher) {
    let value = strippingZeros()
    hasher.combine(value.magnitude)
    hasher.combine(value.isZero ? 0 : value.scale)
    hasher.combine(value.isNegative && !value.isZero)
  }

  /// Whether both are the same after rounding to the places of the one that has fewer, zeros at the end not counted.
  public func isEquivalent(to other: Self) -> Bool {
    if self == other { return true }
    let places = max(0, min(strippingZeros().scale, other.strippingZeros().scale))
    guard let left = rounded(toPlaces: places), let right = other.rounded(toPlaces: places)
    else { return false }
    return left == right
  }

  private func order(to other: Self) -> Int {
    if isZero { return other.isZero ? 0 : (other.isNegative ? 1 : -1) }
    if other.isZero { return isNegative ? -1 : 1 }
    guard isNegative == other.isNegative else { return isNegative ? -1 : 1 }
    let order = magnitudeOrder(to: other)
    return isNegative ? -order : order
  }

  private func magnitudeOrder(to other: Self) -> Int {
    let left: UInt128
    let right: UInt128
    if scale == other.scale {
      (left, right) = (magnitude, other.magnitude)
    } else if scale < other.scale {
      // What has too many digits when the point is moved is larger than what has few enough.
      guard let scaled = rescaled(to: other.scale) else { return 1 }
      (left, right) = (scaled.magnitude, other.magnitude)
    } else {
      guard let scaled = other.rescaled(to: scale) else { return -1 }
      (left, right) = (magnitude, scaled.magnitude)
    }
    return left == right ? 0 : (left < right ? -1 : 1)
  }
}
