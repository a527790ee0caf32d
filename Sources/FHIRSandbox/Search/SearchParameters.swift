import LosslessJSON

/// The elements behind the search parameters `patient` and `subject`, and which types have them.
///
/// From the `expression` of the SearchParameter resources in hl7.fhir.r4.core 4.0.1. Parameters whose expression goes
/// deeper than a reference of the resource itself (Appointment, AuditEvent, Person), and those of AppointmentResponse and
/// the MedicinalProduct types, are not served.
enum SearchParameters {
  /// The element that a parameter of a type looks at; `nil` where the type has no such parameter.
  static func element(_ parameter: String, of type: String) -> String? {
    switch parameter {
    case "patient": patientElements[type]
    case "subject": subjectElements[type]
    default: nil
    }
  }

  /// The reference strings of a resource that can be searched by, each with its element.
  static func linkNodes(
    of type: String, in document: JSONDocument, _ resource: JSONNode
  ) -> [(node: JSONNode, element: String)] {
    var names: [String] = []
    if let name = patientElements[type] { names.append(name) }
    if let name = subjectElements[type], !names.contains(name) { names.append(name) }
    var found: [(node: JSONNode, element: String)] = []
    for name in names {
      guard let element = document.member(name, of: resource) else { continue }
      let objects =
        document.kind(of: element) == .array ? Array(document.elements(of: element)) : [element]
      for object in objects {
        if let reference = document.member("reference", of: object) {
          found.append((reference, name))
        }
      }
    }
    return found
  }

  /// The parameters that a type can be searched by.
  static func names(of type: String) -> [(name: String, type: String)] {
    var names = [("_id", "token"), ("_tag", "token"), ("identifier", "token")]
    if patientElements[type] != nil { names.append(("patient", "reference")) }
    if subjectElements[type] != nil { names.append(("subject", "reference")) }
    return names
  }

  /// The types that have at least one of the two.
  static let types = Set(patientElements.keys).union(subjectElements.keys)

  private static let patientElements: [String: String] = {
    var elements: [String: String] = [
      "Coverage": "beneficiary", "EnrollmentRequest": "candidate", "Provenance": "target",
      "ResearchSubject": "individual", "Task": "for",
    ]
    for type in havingPatient { elements[type] = "patient" }
    for type in havingSubject { elements[type] = "subject" }
    return elements
  }()

  private static let subjectElements: [String: String] = {
    var elements: [String: String] = [
      "AdverseEvent": "subject", "EnrollmentRequest": "candidate", "SupplyRequest": "deliverTo",
      "Task": "for",
    ]
    for type in havingSubject { elements[type] = "subject" }
    return elements
  }()

  /// The types with `patient`, which looks at their element of that name, and without `subject`.
  private static let havingPatient = [
    "AllergyIntolerance", "BodyStructure", "Claim", "ClaimResponse", "Consent",
    "CoverageEligibilityRequest", "CoverageEligibilityResponse", "DetectedIssue", "Device",
    "EpisodeOfCare", "ExplanationOfBenefit", "FamilyMemberHistory", "Immunization",
    "ImmunizationEvaluation", "ImmunizationRecommendation", "MolecularSequence", "NutritionOrder",
    "RelatedPerson", "SupplyDelivery", "VisionPrescription",
  ]

  /// The types with `patient` and `subject`, both of which look at their element `subject`.
  private static let havingSubject = [
    "Account", "Basic", "CarePlan", "CareTeam", "ChargeItem", "ClinicalImpression",
    "Communication", "CommunicationRequest", "Composition", "Condition", "Contract",
    "DeviceRequest", "DeviceUseStatement", "DiagnosticReport", "DocumentManifest",
    "DocumentReference", "Encounter", "Flag", "Goal", "GuidanceResponse", "ImagingStudy",
    "Invoice", "List", "MeasureReport", "Media", "MedicationAdministration", "MedicationDispense",
    "MedicationRequest", "MedicationStatement", "Observation", "Procedure",
    "QuestionnaireResponse", "RequestGroup", "RiskAssessment", "ServiceRequest", "Specimen",
  ]
}
