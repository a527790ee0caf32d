internal import LosslessJSON

extension R4.Procedure {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/event-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case preparation
    case inProgress = "in-progress"
    case notDone = "not-done"
    case onHold = "on-hold"
    case stopped
    case completed
    case enteredInError = "entered-in-error"
    case unknown
  }

  /// The types that `performed` may have.
  public enum Performed: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)
    case string(String)
    case age(R4.Age)
    case range(R4.Range)
    /// Required, but not known, for this reason.
    case absent(R4.DataAbsentReason)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("performedDateTime", value)
      case .period(let value): json.member("performedPeriod", value)
      case .string(let value): json.member("performedString", value)
      case .age(let value): json.member("performedAge", value)
      case .range(let value): json.member("performedRange", value)
      case .absent(let reason): json.member("_performedDateTime", absent: reason)
      }
    }
  }
}
