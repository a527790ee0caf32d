public import FHIRModel

/// A code system of which codes are emitted.
public enum Terminology: UInt8, Sendable, Hashable, CaseIterable {
  case snomedCT
  case icd10CM
  case icd10PCS
  case cpt
  case loinc
  case ucum
  case dicom
  case nucc
  case rxNorm
  /// The code system of this package, for what no public system codes.
  case kyphoplasty
  case raceAndEthnicity
  case nullFlavor
  case actCode
  case participationType
  case roleCode
  case identifierType
  case specimenType
  case diagnosticSection
  case organizationType
  case dischargeDisposition
  case diagnosisRole
  case conditionCategory
  case conditionClinical
  case conditionVerification
  case allergyClinical
  case allergyVerification
  case observationCategory
  case adverseEventCategory
  case adverseEventSeverity
  case adverseEventSeriousness
  case adverseEventOutcome
  case medicationRequestCategory
  case consentScope
  case consentCategory
  case communicationCategory
  case provenanceParticipant
  case deviceAction
  case dataAbsentReason
  case usCoreCarePlanCategory
  case usCoreDocumentCategory
  case usCoreProvenanceParticipant
  case language

  /// The uri that stands beside a code.
  public var uri: R4.URI { Self.uris[Int(rawValue)] }

  /// The uri as text.
  public var uriText: String {
    switch self {
    case .snomedCT: "http://snomed.info/sct"
    case .icd10CM: "http://hl7.org/fhir/sid/icd-10-cm"
    case .icd10PCS: "http://www.cms.gov/Medicare/Coding/ICD10"
    case .cpt: "http://www.ama-assn.org/go/cpt"
    case .loinc: "http://loinc.org"
    case .ucum: "http://unitsofmeasure.org"
    case .dicom: "http://dicom.nema.org/resources/ontology/DCM"
    case .nucc: "http://nucc.org/provider-taxonomy"
    case .rxNorm: "http://www.nlm.nih.gov/research/umls/rxnorm"
    case .kyphoplasty: "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty"
    case .raceAndEthnicity: "urn:oid:2.16.840.1.113883.6.238"
    case .nullFlavor: "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"
    case .actCode: "http://terminology.hl7.org/CodeSystem/v3-ActCode"
    case .participationType: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
    case .roleCode: "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
    case .identifierType: "http://terminology.hl7.org/CodeSystem/v2-0203"
    case .specimenType: "http://terminology.hl7.org/CodeSystem/v2-0487"
    case .diagnosticSection: "http://terminology.hl7.org/CodeSystem/v2-0074"
    case .organizationType: "http://terminology.hl7.org/CodeSystem/organization-type"
    case .dischargeDisposition: "http://terminology.hl7.org/CodeSystem/discharge-disposition"
    case .diagnosisRole: "http://terminology.hl7.org/CodeSystem/diagnosis-role"
    case .conditionCategory: "http://terminology.hl7.org/CodeSystem/condition-category"
    case .conditionClinical: "http://terminology.hl7.org/CodeSystem/condition-clinical"
    case .conditionVerification: "http://terminology.hl7.org/CodeSystem/condition-ver-status"
    case .allergyClinical: "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
    case .allergyVerification:
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
    case .observationCategory: "http://terminology.hl7.org/CodeSystem/observation-category"
    case .adverseEventCategory: "http://terminology.hl7.org/CodeSystem/adverse-event-category"
    case .adverseEventSeverity: "http://terminology.hl7.org/CodeSystem/adverse-event-severity"
    case .adverseEventSeriousness:
      "http://terminology.hl7.org/CodeSystem/adverse-event-seriousness"
    case .adverseEventOutcome: "http://terminology.hl7.org/CodeSystem/adverse-event-outcome"
    case .medicationRequestCategory:
      "http://terminology.hl7.org/CodeSystem/medicationrequest-category"
    case .consentScope: "http://terminology.hl7.org/CodeSystem/consentscope"
    case .consentCategory: "http://terminology.hl7.org/CodeSystem/consentcategorycodes"
    case .communicationCategory: "http://terminology.hl7.org/CodeSystem/communication-category"
    case .provenanceParticipant: "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
    case .dataAbsentReason: "http://terminology.hl7.org/CodeSystem/data-absent-reason"
    case .deviceAction: "http://hl7.org/fhir/device-action"
    case .usCoreCarePlanCategory: "http://hl7.org/fhir/us/core/CodeSystem/careplan-category"
    case .usCoreDocumentCategory:
      "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category"
    case .usCoreProvenanceParticipant:
      "http://hl7.org/fhir/us/core/CodeSystem/us-core-provenance-participant-type"
    case .language: "urn:ietf:bcp:47"
    }
  }

  // Checked once: a code is emitted far more often than there are systems.
  private static let uris = allCases.map { R4.URI(stringLiteral: $0.uriText) }
}
