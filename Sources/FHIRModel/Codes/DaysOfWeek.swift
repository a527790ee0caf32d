extension R4 {
  /// The days of the week.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/days-of-week.
  public enum DaysOfWeek: String, Code, CaseIterable, Sendable {
    case mon
    case tue
    case wed
    case thu
    case fri
    case sat
    case sun
  }
}
