extension R4 {
  /// The gender that an administration records.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/administrative-gender.
  public enum AdministrativeGender: String, Code, CaseIterable, Sendable {
    case male
    case female
    case other
    case unknown
  }
}
