/// A unit of the Unified Code for Units of Measure, case sensitive, as FHIR uses it.
public struct UCUMUnit: Sendable {
  /// The code as it was written.
  public let text: String
  /// What is measured: powers of base units, and of arbitrary units, which compare only with themselves.
  public let dimensions: [String: Int]
  /// How many base units one is; nil where the number is beyond all bounds.
  let factor: UnitFactor?
  /// How values grow; nil for a special unit within a larger term, whose values mean nothing.
  let scale: UnitScale?

  /// Reads a unit.
  ///
  /// - Throws: what makes it no unit.
  public init(_ text: String) throws(UCUMError) {
    var parser = UCUMParser(text)
    let term = try parser.parse()
    self.text = text
    dimensions = term.dimensions
    factor = term.factor
    scale = term.scale
  }

  /// Whether values of both can be compared.
  public func isComparable(to other: Self) -> Bool {
    if text == other.text { return true }
    return dimensions == other.dimensions && factor != nil && other.factor != nil && scale != nil
      && other.scale != nil
  }

  /// The value in another unit; nil when it measures something else, or the value has too many digits.
  public func convert(_ value: ExactDecimal, to other: Self) -> ExactDecimal? {
    if text == other.text { return value }
    guard isComparable(to: other), let factor, let scale, let otherFactor = other.factor,
      let otherScale = other.scale
    else { return nil }
    return scale.toRatio(value)
      .flatMap { value in factor.divided(by: otherFactor)?.applied(to: value) }
      .flatMap { otherScale.fromRatio($0) }
  }

  /// The value in base units; nil when it has too many digits.
  public func canonical(_ value: ExactDecimal) -> ExactDecimal? {
    guard let factor, let scale else { return nil }
    return scale.toRatio(value).flatMap { factor.applied(to: $0) }
  }
}
