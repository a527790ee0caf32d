internal import LosslessJSON

extension R4.MedicationRequest {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/medicationrequest-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case onHold = "on-hold"
    case cancelled
    case completed
    case enteredInError = "entered-in-error"
    case stopped
    case draft
    case unknown
  }

  /// The values of `intent`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/medicationrequest-intent.
  public enum Intent: String, R4.Code, CaseIterable, Sendable {
    case proposal
    case plan
    case order
    case originalOrder = "original-order"
    case reflexOrder = "reflex-order"
    case fillerOrder = "filler-order"
    case instanceOrder = "instance-order"
    case option
  }

  /// The types that `reported` may have.
  public enum Reported: Equatable, Sendable {
    case boolean(Bool)
    case reference(R4.AnyReference)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("reportedBoolean", value)
      case .reference(let value): json.member("reportedReference", value)
      }
    }
  }

  /// The types that `medication` may have.
  public enum Medication: Equatable, Sendable {
    case codeableConcept(R4.CodeableConcept)
    case reference(R4.Reference<R4.Medication>)

    func write(to json: inout JSONWriter) {
      switch self {
      case .codeableConcept(let value): json.member("medicationCodeableConcept", value)
      case .reference(let value): json.member("medicationReference", value)
      }
    }
  }
}
