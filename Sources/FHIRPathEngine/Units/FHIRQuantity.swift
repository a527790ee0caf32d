/// A value with a unit of UCUM or of the calendar.
public struct FHIRQuantity: Sendable {
  /// The measure.
  public enum Unit: Sendable {
    /// A keyword of FHIRPath, `4 days`.
    case calendar(CalendarUnit)
    /// A unit of UCUM, `4 'd'`; `1` for no unit.
    case ucum(UCUMUnit)
    /// A code that is no unit of UCUM; comparable with the same code only.
    case other(String)
  }

  /// The number.
  public var value: ExactDecimal
  /// The unit.
  public var unit: Unit

  /// Makes a quantity.
  public init(_ value: ExactDecimal, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// Makes a quantity of a UCUM code.
  public init(_ value: ExactDecimal, code: String) {
    self.value = value
    unit = .other(code)
  }

  /// Reads `4`, `4 days`, `4.5 'mg'`; nil for all else.
  public init?(_ text: some StringProtocol) { return nil }

  /// Whether both can be compared.
  public func isComparable(to other: Self) -> Bool { false }
  /// The order of two quantities; nil when their units measure different things.
  public func order(to other: Self) -> PartialOrder? { nil }
  /// Whether both are the same; nil when their units measure different things.
  public func isEqual(to other: Self) -> Bool? { nil }
  /// Whether both are the same when rounded to the one that is less precise; a year is `a` here.
  public func isEquivalent(to other: Self) -> Bool { false }
  /// The sum in this one's unit, or nil.
  public func adding(_ other: Self) -> Self? { nil }
  /// The difference in this one's unit, or nil.
  public func subtracting(_ other: Self) -> Self? { nil }
  /// The product, in a unit that is the product of both.
  public func multiplied(by other: Self) -> Self? { nil }
  /// The quotient, in a unit that is the quotient of both; nil for a division by zero.
  public func divided(by other: Self) -> Self? { nil }
}

extension FHIRQuantity: CustomStringConvertible {
  /// The quantity as FHIRPath writes it: `4 days`, `4.5 'mg'`.
  public var description: String { "\(value)" }
}
