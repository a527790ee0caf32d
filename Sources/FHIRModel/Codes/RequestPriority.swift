extension R4 {
  /// How urgent a plan or an order is.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/request-priority.
  public enum RequestPriority: String, Code, CaseIterable, Sendable {
    case routine
    case urgent
    case asap
    case stat
  }
}
