/// The types of the resources that encounters become.
public enum EncounterTypes {
  /// Those that every encounter has, with what encounters share.
  public static let always: Set<String> = [
    "Condition", "Encounter", "Location", "Organization", "Patient", "Procedure",
  ]

  /// All of them.
  public static let all: Set<String> = always.union([
    "AdverseEvent", "AllergyIntolerance", "CarePlan", "CommunicationRequest", "Consent", "Coverage",
    "Device", "DeviceUseStatement", "DiagnosticReport", "DocumentReference", "Flag", "Goal",
    "ImagingStudy", "Medication", "MedicationAdministration", "MedicationRequest",
    "MedicationStatement", "Observation", "Practitioner", "PractitionerRole", "Provenance",
    "QuestionnaireResponse", "ServiceRequest", "Specimen",
  ])
}
