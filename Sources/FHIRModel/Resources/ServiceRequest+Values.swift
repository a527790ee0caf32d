internal import LosslessJSON

extension R4.ServiceRequest {
  /// The values of `intent`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/request-intent.
  public enum Intent: String, R4.Code, CaseIterable, Sendable {
    case proposal
    case plan
    case directive
    case order
    case originalOrder = "original-order"
    case reflexOrder = "reflex-order"
    case fillerOrder = "filler-order"
    case instanceOrder = "instance-order"
    case option
  }

  /// The types that `quantity` may have.
  public enum Quantity: Equatable, Sendable {
    case quantity(R4.Quantity)
    case ratio(R4.Ratio)
    case range(R4.Range)

    func write(to json: inout JSONWriter) {
      switch self {
      case .quantity(let value): json.member("quantityQuantity", value)
      case .ratio(let value): json.member("quantityRatio", value)
      case .range(let value): json.member("quantityRange", value)
      }
    }
  }

  /// The types that `occurrence` may have.
  public enum Occurrence: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)
    // Several times the size of the others, and rare.
    indirect case timing(R4.Timing)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("occurrenceDateTime", value)
      case .period(let value): json.member("occurrencePeriod", value)
      case .timing(let value): json.member("occurrenceTiming", value)
      }
    }
  }

  /// The types that `asNeeded` may have.
  public enum AsNeeded: Equatable, Sendable {
    case boolean(Bool)
    case codeableConcept(R4.CodeableConcept)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("asNeededBoolean", value)
      case .codeableConcept(let value): json.member("asNeededCodeableConcept", value)
      }
    }
  }
}
