#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

extension ExactDecimal {
  /// The nearest binary number.
  public var double: Double { Double(description) ?? .nan }

  /// The decimal that a binary number prints as; nil for what is no number.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    self.init(utf8: value.description.utf8)
  }

  /// The power: exact for a whole exponent where the digits suffice, else as exact as a `Double`; nil where none is.
  public func power(_ exponent: Self) -> Self? {
    if exponent.isZero { return .one }
    if let whole = exponent.integer, abs(whole) <= 1_000, let exact = power(whole) { return exact }
    return Self.short(pow(double, exponent.double))
  }

  private func power(_ exponent: Int) -> Self? {
    if exponent < 0 { return power(-exponent).flatMap { Self.one.divided(by: $0) } }
    var result = Self.one
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        guard let product = result.multiplied(by: square) else { return nil }
        result = product
      }
      rest >>= 1
      if rest > 0 {
        guard let next = square.multiplied(by: square) else { return nil }
        square = next
      }
    }
    return result
  }

  /// The square root to `quotientDigits` digits; nil for a negative number.
  public func squareRoot() -> Self? {
    if isZero { return .zero }
    guard !isNegative, var root = Self(double.squareRoot()), !root.isZero else { return nil }
    // Each step of Newton's doubles the right digits, of which a `Double` has 15.
    for _ in 0..<2 {
      guard let quotient = divided(by: root), let sum = Self.sum(root, quotient),
        let next = sum.divided(by: Self(2))
      else { return root }
      root = next
    }
    return root.strippingZeros().scale < 0 ? root.rescaled(to: 0) ?? root : root
  }

  /// The sum, rounded where it has too many digits.
  private static func sum(_ left: Self, _ right: Self) -> Self? {
    if let sum = left.adding(right) { return sum }
    let places = quotientDigits - max(left.digits - left.scale, right.digits - right.scale)
    guard let left = left.rounded(toPlaces: places), let right = right.rounded(toPlaces: places)
    else { return nil }
    return left.adding(right)
  }

  /// e to the power of this number, as exact as a `Double`.
  public func exponential() -> Self? { Self.short(exp(double)) }

  /// The natural logarithm, as exact as a `Double`; nil for what is not positive.
  public func naturalLogarithm() -> Self? {
    isNegative || isZero ? nil : Self.short(log(double))
  }

  /// The logarithm to a base, as exact as a `Double`; nil where there is none.
  public func logarithm(base: Self) -> Self? {
    guard !isNegative, !isZero, !base.isNegative, !base.isZero, base != .one else { return nil }
    if base == Self(2) { return Self.short(log2(double)) }
    if base == Self(10) { return Self.short(log10(double)) }
    return Self.short(log(double) / log(base.double))
  }

  /// The result of a computation with `Double`s to 15 digits, which is what they can promise.
  private static func short(_ value: Double) -> Self? {
    guard let result = Self(value) else { return nil }
    let places = 15 - (digitCount(result.magnitude) - result.scale)
    guard places < result.scale, abs(places) <= scaleLimit else { return result }
    return result.rounded(toPlaces: places)?.strippingZeros().withoutExponent
  }

  private var withoutExponent: Self { scale < 0 ? rescaled(to: 0) ?? self : self }
}
