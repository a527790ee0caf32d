extension R4 {
  /// How far a plan or an order is.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/request-status.
  public enum RequestStatus: String, Code, CaseIterable, Sendable {
    case draft
    case active
    case onHold = "on-hold"
    case revoked
    case completed
    case enteredInError = "entered-in-error"
    case unknown
  }
}
