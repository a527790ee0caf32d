/// A positive ratio of two decimals: how many base units one unit is.
struct UnitFactor: Sendable {
  private(set) var numerator: ExactDecimal
  private(set) var denominator: ExactDecimal

  static let one = Self(numerator: .one, denominator: .one)

  init(numerator: ExactDecimal, denominator: ExactDecimal) {
    self.numerator = numerator
    self.denominator = denominator
  }

  var inverted: Self { Self(numerator: denominator, denominator: numerator) }

  /// The product; nil when it is beyond all numbers.
  func multiplied(by other: Self) -> Self? {
    guard let top = Self.product(numerator, other.numerator),
      let bottom = Self.product(denominator, other.denominator)
    else { return nil }
    return Self(numerator: top, denominator: bottom).reduced
  }

  func divided(by other: Self) -> Self? { multiplied(by: other.inverted) }

  func power(_ exponent: Int) -> Self? {
    var result = Self.one
    let base = exponent < 0 ? inverted : self
    for _ in 0..<abs(exponent) {
      guard let product = result.multiplied(by: base) else { return nil }
      result = product
    }
    return result
  }

  /// The value times this ratio.
  func applied(to value: ExactDecimal) -> ExactDecimal? {
    guard let product = Self.product(value, numerator) else { return nil }
    if denominator == .one { return product.scale < 0 ? product.rescaled(to: 0) : product }
    return product.divided(by: denominator)
  }

  /// Both parts without the factor that they share.
  private var reduced: Self {
    if denominator.magnitude == 1, denominator.scale == 0 { return self }
    let divisor = Self.commonDivisor(numerator.magnitude, denominator.magnitude)
    guard divisor > 1,
      let top = ExactDecimal(magnitude: numerator.magnitude / divisor, scale: numerator.scale),
      let bottom = ExactDecimal(
        magnitude: denominator.magnitude / divisor, scale: denominator.scale)
    else { return self }
    return Self(numerator: top, denominator: bottom)
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (left, right) = (left, right)
    while right > 0 { (left, right) = (right, left % right) }
    return left
  }

  /// The product, of factors rounded to 19 digits where it has too many.
  static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
    if let product = left.multiplied(by: right) { return product }
    return short(left).flatMap { left in short(right).flatMap { left.multiplied(by: $0) } }
  }

  private static func short(_ value: ExactDecimal) -> ExactDecimal? {
    let excess = ExactDecimal.digitCount(value.magnitude) - 19
    return excess <= 0 ? value : value.rounded(toPlaces: value.scale - excess)
  }
}
