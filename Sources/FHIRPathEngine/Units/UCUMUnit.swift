/// A unit of the Unified Code for Units of Measure, case sensitive, as FHIR uses it.
public struct UCUMUnit: Sendable {
  /// The code as it was written.
  public let text: String

  /// Reads a unit.
  ///
  /// - Throws: what makes it no unit.
  public init(_ text: String) throws(UCUMError) {
    throw UCUMError(offset: 0, reason: "units are not known yet")
  }

  /// Whether values of both can be compared.
  public func isComparable(to other: Self) -> Bool { false }

  /// The value in another unit; nil when it measures something else, or the value has too many digits.
  public func convert(_ value: ExactDecimal, to other: Self) -> ExactDecimal? { nil }
}

/// Why a text is no UCUM unit.
public struct UCUMError: Error, Hashable, Sendable {
  /// The offset in the UTF-8 of the text.
  public var offset: Int
  /// What is wrong.
  public var reason: String
}
