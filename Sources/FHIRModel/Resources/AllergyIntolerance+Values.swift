extension R4.AllergyIntolerance {
  /// The values of `clinicalStatus`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/allergyintolerance-clinical.
  public enum ClinicalStatus: String, R4.ConceptCode, CaseIterable, Sendable {
    case active
    case inactive
    case resolved

    static var system: String {
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
    }
  }

  /// The values of `verificationStatus`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/allergyintolerance-verification.
  public enum VerificationStatus: String, R4.ConceptCode, CaseIterable, Sendable {
    case unconfirmed
    case confirmed
    case refuted
    case enteredInError = "entered-in-error"

    static var system: String {
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
    }
  }

  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/allergy-intolerance-type.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case allergy
    case intolerance
  }

  /// The values of `category`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/allergy-intolerance-category.
  public enum Category: String, R4.Code, CaseIterable, Sendable {
    case food
    case medication
    case environment
    case biologic
  }

  /// The values of `criticality`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/allergy-intolerance-criticality.
  public enum Criticality: String, R4.Code, CaseIterable, Sendable {
    case low
    case high
    case unableToAssess = "unable-to-assess"
  }
}
