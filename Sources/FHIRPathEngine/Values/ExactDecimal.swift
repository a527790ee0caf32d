/// A decimal number as it was written: digits and the place of the point, so that `1.50` stays `1.50`.
///
/// It has at most 38 digits and at most `scaleLimit` places on either side of the point. An operation whose exact result
/// has more gives nil, except a division, which rounds to `quotientDigits`.
public struct ExactDecimal: Sendable {
  /// The places that a number may have after its point, or zeros before it.
  public static let scaleLimit = 400
  /// The significant digits of a quotient that does not end.
  public static let quotientDigits = 28

  private let low: UInt64
  private let high: UInt64
  private let places: Int16
  /// Whether it was written with a minus; a zero can be negative, as in `-0.0`.
  public let isNegative: Bool

  /// Makes the number `±magnitude × 10^-scale`; nil when the scale is beyond its limit.
  public init?(magnitude: UInt128, scale: Int, isNegative: Bool = false) {
    guard magnitude <= Self.largestMagnitude, abs(scale) <= Self.scaleLimit else { return nil }
    self.init(unchecked: magnitude, scale: scale, isNegative: isNegative)
  }

  /// Makes a whole number.
  public init(_ value: some FixedWidthInteger & SignedInteger) {
    self.init(unchecked: UInt128(value.magnitude), scale: 0, isNegative: value < 0)
  }

  private init(unchecked magnitude: UInt128, scale: Int, isNegative: Bool) {
    low = UInt64(truncatingIfNeeded: magnitude)
    high = UInt64(truncatingIfNeeded: magnitude >> 64)
    places = Int16(truncatingIfNeeded: scale)
    self.isNegative = isNegative
  }

  /// The largest number of 38 digits.
  static let largestMagnitude = powersOfTen[38] - 1

  /// The digits as a whole number, without sign and point.
  public var magnitude: UInt128 { UInt128(high) << 64 | UInt128(low) }

  /// The places after the point; negative for a number that was written with a positive exponent.
  public var scale: Int { Int(places) }

  /// Whether it is zero, with or without a sign.
  public var isZero: Bool { low == 0 && high == 0 }

  /// Whether nothing but zeros stands after the point.
  public var isWhole: Bool { strippingZeros().scale <= 0 }

  /// The whole number that it is; nil when it has a fraction or is too large.
  public var integer: Int? {
    let whole = strippingZeros()
    guard whole.scale <= 0, let magnitude = whole.rescaled(to: 0)?.magnitude else { return nil }
    if isNegative {
      if magnitude == UInt128(Int.min.magnitude) { return Int.min }
      return Int(exactly: magnitude).map { -$0 }
    }
    return Int(exactly: magnitude)
  }

  /// The same number with another sign.
  public var negated: Self { Self(unchecked: magnitude, scale: scale, isNegative: !isNegative) }

  /// The number without its sign.
  public var absolute: Self { Self(unchecked: magnitude, scale: scale, isNegative: false) }

  /// The number of digits that it was written with.
  public var digits: Int { max(Self.digitCount(magnitude), scale + 1) }

  /// The same value without zeros at its end.
  public func strippingZeros() -> Self {
    if isZero { return Self(unchecked: 0, scale: 0, isNegative: isNegative) }
    var magnitude = magnitude
    var scale = scale
    while scale > -Self.scaleLimit {
      let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      magnitude = quotient
      scale -= 1
    }
    return Self(unchecked: magnitude, scale: scale, isNegative: isNegative)
  }

  /// The same value with so many places; nil when that would cut digits or has too many.
  public func rescaled(to scale: Int) -> Self? {
    if scale == self.scale { return self }
    guard abs(scale) <= Self.scaleLimit else { return nil }
    if isZero { return Self(unchecked: 0, scale: scale, isNegative: isNegative) }
    let shift = scale - self.scale
    guard abs(shift) < Self.powersOfTen.count else { return nil }
    let power = Self.powersOfTen[abs(shift)]
    if shift > 0 {
      let (product, overflows) = magnitude.multipliedReportingOverflow(by: power)
      return overflows ? nil : Self(magnitude: product, scale: scale, isNegative: isNegative)
    }
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: power)
    return remainder == 0 ? Self(unchecked: quotient, scale: scale, isNegative: isNegative) : nil
  }
}

extension ExactDecimal {
  static let zero = Self(0)
  static let one = Self(1)

  /// The powers of ten from the zeroth to the 38th.
  static let powersOfTen: [UInt128] = {
    var powers: [UInt128] = [1]
    while powers.count < 39, let last = powers.last { powers.append(last * 10) }
    return powers
  }()

  static func digitCount(_ magnitude: UInt128) -> Int {
    guard magnitude > 0 else { return 1 }
    // 0.30103 = log10(2); the estimate is never too large by more than one.
    let bits = 128 - magnitude.leadingZeroBitCount
    let estimate = min((bits * 30103) / 100_000, 38)
    return magnitude >= powersOfTen[estimate] ? estimate + 1 : estimate
  }
}
