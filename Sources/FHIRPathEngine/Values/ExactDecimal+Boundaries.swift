extension ExactDecimal {
  /// The places of a boundary for which none are asked.
  public static let boundaryPlaces = 8
  /// The most places that a boundary is given with.
  public static let boundaryPlacesLimit = 31

  /// The smallest number that, rounded to the places written, could have given this one; nil beyond the limit.
  ///
  /// With fewer places than are written the digits of a boundary nearer to zero are left out, and those of the other rounded,
  /// as the reference does.
  public func lowBoundary(places: Int = boundaryPlaces) -> Self? {
    boundary(places: places, isOutward: isNegative || isZero, isNegative: isNegative || isZero)
  }

  /// The largest number that, rounded to the places written, could have given this one; nil beyond the limit.
  public func highBoundary(places: Int = boundaryPlaces) -> Self? {
    boundary(places: places, isOutward: !isNegative || isZero, isNegative: isNegative && !isZero)
  }

  private func boundary(places: Int, isOutward: Bool, isNegative: Bool) -> Self? {
    guard (0...Self.boundaryPlacesLimit).contains(places),
      let wide = absolute.rescaled(to: max(scale, 0) + 1),
      let half = Self(magnitude: 5, scale: max(scale, 0) + 1),
      let edge = isOutward ? wide.adding(half) : wide.subtracting(half),
      let result = edge.cut(toPlaces: places, isOutward ? .halfAwayFromZero : .towardZero)
    else { return nil }
    return isNegative ? result.negated : result
  }

  /// The digits after the point as written.
  public var precision: Int { max(scale, 0) }
}
