internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks a value against the least and the greatest that a profile allows.
  mutating func checkBounds(of value: JSONNode, _ rules: ValueRules) {
    if let minimum = rules.minimum { checkBound(of: value, minimum, isMinimum: true) }
    if let maximum = rules.maximum { checkBound(of: value, maximum, isMinimum: false) }
  }

  private mutating func checkBound(of value: JSONNode, _ bound: ValueBound, isMinimum: Bool) {
    switch compare(value, to: bound, isMinimum: isMinimum) {
    case .unknown: return
    case .otherUnit: report(.warning, .incomparable(bound), at: value)
    case .otherDimension: report(.error, .incomparable(bound), at: value)
    case .order(let order):
      if order == (isMinimum ? .ascending : .descending) {
        report(.error, .outOfBounds(bound, isMinimum: isMinimum), at: value)
      }
    }
  }

  private func compare(
    _ value: JSONNode, to bound: ValueBound, isMinimum: Bool
  ) -> ValueBound.Comparison {
    switch document.kind(of: value) {
    case .string, .number:
      return bound.compare(
        document.text(of: value), isNumber: document.kind(of: value) == .number, now: now,
        isMinimum: isMinimum)
    case .object:
      guard let number = document.member("value", of: value),
        let amount = ExactDecimal(document.text(of: number))
      else { return .unknown }
      return bound.compare(
        amount, system: stringMember("system", of: value).map { document.text(of: $0) },
        code: stringMember("code", of: value).map { document.text(of: $0) })
    default: return .unknown
    }
  }

  /// The present moment, as the options say or the clock.
  var now: PartialDateTime? { options.now.flatMap { PartialDateTime($0) } ?? Clock.now }
}

extension Rule {
  static let valueBounds = Rule(
    "value.bounds", .invalid, "A value is not below the least and not above the greatest.",
    explanation: """
      Profiles may bound numbers, quantities, dates and times. Quantities are converted to the unit of the bound; a \
      duration as the bound of a date is counted from the present moment. A date that is not as precise as its bound is not \
      compared.
      """,
    remedy: "Correct the value or its unit.")
  static let valueUnits = Rule(
    "value.units", .notSupported,
    "A quantity has a unit that can be compared with that of its bound.",
    explanation:
      "Units of different dimensions, and units that UCUM does not know, cannot be compared.",
    remedy: "Use the unit of the bound, or one that UCUM can convert to it.")

  static let valueBoundRules = [valueBounds, valueUnits]
}

extension Cause {
  fileprivate static func outOfBounds(_ bound: ValueBound, isMinimum: Bool) -> Cause {
    let isDuration = if case .quantity = bound.kind { true } else { false }
    return Cause(
      .valueBounds,
      "is \(isMinimum ? "less" : "greater") than the \(isMinimum ? "minimum" : "maximum") of the profile, \(bound.words)\(isDuration ? " (from now, for a date)" : "")"
    )
  }

  fileprivate static func incomparable(_ bound: ValueBound) -> Cause {
    Cause(.valueUnits, "has a unit that cannot be compared with \(bound.words)")
  }
}
