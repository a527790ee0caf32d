extension HL7 {
  /// Categories, sections and scopes by which resources are sorted, one or two of each kind.
  enum Category: Coded {
    case assessmentAndPlan
    case clinicalNote
    case dischargeMedication
    case instruction
    case surgicalPathology
    case pathology
    case patientConsent
    case treatmentScope
    case researchScope
    case researchConsent
    case productProblem

    var entry: CodeEntry {
      switch self {
      case .assessmentAndPlan:
        .hl7(
          .usCoreCarePlanCategory, "assess-plan", "Assessment and Plan of Treatment", "US-CORE")
      case .clinicalNote: .hl7(.usCoreDocumentCategory, "clinical-note", "Clinical Note", "US-CORE")
      case .dischargeMedication: .hl7(.medicationRequestCategory, "discharge", "Discharge")
      case .instruction: .hl7(.communicationCategory, "instruction", "Instruction")
      case .surgicalPathology: .hl7(.diagnosticSection, "SP", "Surgical Pathology")
      case .pathology: .hl7(.loinc, "LP7839-6", "Pathology", "US-CORE")
      case .patientConsent: .hl7(.loinc, "59284-0", "Patient Consent")
      case .treatmentScope: .hl7(.consentScope, "treatment", "Treatment")
      case .researchScope: .hl7(.consentScope, "research", "Research")
      case .researchConsent: .hl7(.consentCategory, "research", "Research Information Access")
      case .productProblem: .hl7(.adverseEventCategory, "product-problem", "Product Problem")
      }
    }
  }

  /// The part of an agent in the making of a record.
  enum ProvenanceAgent: Coded {
    case author
    case transmitter

    var entry: CodeEntry {
      switch self {
      case .author: .hl7(.provenanceParticipant, "author", "Author")
      case .transmitter:
        .hl7(.usCoreProvenanceParticipant, "transmitter", "Transmitter", "US-CORE")
      }
    }
  }

  /// What is reported and sampled.
  enum Report: Coded {
    case pathologyStudy
    case bone

    var entry: CodeEntry {
      switch self {
      case .pathologyStudy: .hl7(.loinc, "11526-1", "Pathology study")
      case .bone: .hl7(.specimenType, "BON", "Bone")
      }
    }
  }

  /// What an organization is.
  enum OrganizationType: Coded {
    case provider

    var entry: CodeEntry { .hl7(.organizationType, "prov", "Healthcare Provider") }
  }
}
