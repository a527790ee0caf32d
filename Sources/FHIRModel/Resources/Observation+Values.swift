internal import LosslessJSON

extension R4.Observation {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/observation-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case registered
    case preliminary
    case final
    case amended
    case corrected
    case cancelled
    case enteredInError = "entered-in-error"
    case unknown
  }

  /// The types that `effective` may have.
  public enum Effective: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)
    // Several times the size of the others, and rare.
    indirect case timing(R4.Timing)
    case instant(R4.Instant)
    /// Required, but not known, for this reason.
    case absent(R4.DataAbsentReason)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("effectiveDateTime", value)
      case .period(let value): json.member("effectivePeriod", value)
      case .timing(let value): json.member("effectiveTiming", value)
      case .instant(let value): json.member("effectiveInstant", value)
      case .absent(let reason): json.member("_effectiveDateTime", absent: reason)
      }
    }
  }

  /// The types that `value` may have.
  public enum Value: Equatable, Sendable {
    case quantity(R4.Quantity)
    case codeableConcept(R4.CodeableConcept)
    case string(String)
    case boolean(Bool)
    case integer(Int)
    case range(R4.Range)
    case ratio(R4.Ratio)
    case dateTime(R4.DateTime)
    case period(R4.Period)

    func write(to json: inout JSONWriter) {
      switch self {
      case .quantity(let value): json.member("valueQuantity", value)
      case .codeableConcept(let value): json.member("valueCodeableConcept", value)
      case .string(let value): json.member("valueString", value)
      case .boolean(let value): json.member("valueBoolean", value)
      case .integer(let value): json.member("valueInteger", value)
      case .range(let value): json.member("valueRange", value)
      case .ratio(let value): json.member("valueRatio", value)
      case .dateTime(let value): json.member("valueDateTime", value)
      case .period(let value): json.member("valuePeriod", value)
      }
    }
  }
}
