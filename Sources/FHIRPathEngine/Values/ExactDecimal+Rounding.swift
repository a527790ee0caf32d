extension ExactDecimal {
  /// How digits are left out.
  enum Rounding { case towardZero, awayFromZero, halfAwayFromZero }

  /// The nearest number with so many places, a half going away from zero; nil when it would have too many digits.
  public func rounded(toPlaces places: Int) -> Self? {
    cut(toPlaces: places, .halfAwayFromZero)
  }

  /// The number without its fraction.
  public func truncated() -> Self { whole(.towardZero) }

  /// The largest whole number that is not above it.
  public func floor() -> Self { whole(isNegative ? .awayFromZero : .towardZero) }

  /// The smallest whole number that is not below it.
  public func ceiling() -> Self { whole(isNegative ? .towardZero : .awayFromZero) }

  private func whole(_ rounding: Rounding) -> Self {
    guard scale > 0, let result = cut(toPlaces: 0, rounding) else { return self }
    return result.isZero ? .zero : result
  }

  /// The number with so many places: zeros are appended, or digits left out.
  func cut(toPlaces places: Int, _ rounding: Rounding) -> Self? {
    guard places < scale else { return rescaled(to: places) }
    let drop = scale - places
    guard drop < Self.powersOfTen.count else {
      let isUp = rounding == .awayFromZero && !isZero
      return Self(magnitude: isUp ? 1 : 0, scale: places, isNegative: isNegative)
    }
    let power = Self.powersOfTen[drop]
    var (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: power)
    switch rounding {
    case .towardZero: break
    case .awayFromZero: if remainder > 0 { quotient += 1 }
    case .halfAwayFromZero: if remainder >= power - remainder { quotient += 1 }
    }
    return Self(magnitude: quotient, scale: places, isNegative: isNegative)
  }
}
