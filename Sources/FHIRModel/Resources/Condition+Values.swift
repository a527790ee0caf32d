internal import LosslessJSON

extension R4.Condition {
  /// The values of `clinicalStatus`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/condition-clinical.
  public enum ClinicalStatus: String, R4.ConceptCode, CaseIterable, Sendable {
    case active
    case recurrence
    case relapse
    case inactive
    case remission
    case resolved

    static var system: String { "http://terminology.hl7.org/CodeSystem/condition-clinical" }
  }

  /// The values of `verificationStatus`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/condition-ver-status.
  public enum VerificationStatus: String, R4.ConceptCode, CaseIterable, Sendable {
    case unconfirmed
    case provisional
    case differential
    case confirmed
    case refuted
    case enteredInError = "entered-in-error"

    static var system: String { "http://terminology.hl7.org/CodeSystem/condition-ver-status" }
  }

  /// The types that `onset` may have.
  public enum Onset: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case age(R4.Age)
    case period(R4.Period)
    case range(R4.Range)
    case string(String)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("onsetDateTime", value)
      case .age(let value): json.member("onsetAge", value)
      case .period(let value): json.member("onsetPeriod", value)
      case .range(let value): json.member("onsetRange", value)
      case .string(let value): json.member("onsetString", value)
      }
    }
  }

  /// The types that `abatement` may have.
  public enum Abatement: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case age(R4.Age)
    case period(R4.Period)
    case range(R4.Range)
    case string(String)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("abatementDateTime", value)
      case .age(let value): json.member("abatementAge", value)
      case .period(let value): json.member("abatementPeriod", value)
      case .range(let value): json.member("abatementRange", value)
      case .string(let value): json.member("abatementString", value)
      }
    }
  }
}
