extension R4 {
  /// The units in which repetition is counted.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/units-of-time.
  public enum UnitsOfTime: String, Code, CaseIterable, Sendable {
    case second = "s"
    case minute = "min"
    case hour = "h"
    case day = "d"
    case week = "wk"
    case month = "mo"
    case year = "a"
  }
}
