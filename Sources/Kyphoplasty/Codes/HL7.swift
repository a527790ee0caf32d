/// Codes of HL7's own code systems, those of the US national extensions included.
enum HL7 {}

extension HL7 {
  /// The part of a clinician in an encounter.
  enum Participation: Coded {
    case attender
    case primaryPerformer
    case secondaryPerformer
    case referrer
    /// Any other part.
    case participant

    var entry: CodeEntry {
      switch self {
      case .attender: .hl7(.participationType, "ATND", "attender")
      case .primaryPerformer: .hl7(.participationType, "PPRF", "primary performer")
      case .secondaryPerformer: .hl7(.participationType, "SPRF", "secondary performer")
      case .referrer: .hl7(.participationType, "REF", "referrer")
      case .participant: .hl7(.participationType, "PART", "Participation")
      }
    }
  }

  /// What an identifier is.
  enum IdentifierType: Coded {
    case medicalRecordNumber
    case nationalProviderIdentifier
    case visitNumber
    case memberNumber
    case accessionID

    var entry: CodeEntry {
      switch self {
      case .medicalRecordNumber: .hl7(.identifierType, "MR", "Medical record number")
      case .nationalProviderIdentifier: .hl7(.identifierType, "NPI", "National provider identifier")
      case .visitNumber: .hl7(.identifierType, "VN", "Visit number")
      case .memberNumber: .hl7(.identifierType, "MB", "Member Number")
      case .accessionID: .hl7(.identifierType, "ACSN", "Accession ID")
      }
    }
  }

  /// What an observation comes from.
  enum ObservationCategory: Coded {
    case procedure
    case survey
    case imaging
    case exam
    case vitalSigns
    case socialHistory
    case laboratory

    var entry: CodeEntry {
      switch self {
      case .procedure: .hl7(.observationCategory, "procedure", "Procedure")
      case .survey: .hl7(.observationCategory, "survey", "Survey")
      case .imaging: .hl7(.observationCategory, "imaging", "Imaging")
      case .exam: .hl7(.observationCategory, "exam", "Exam")
      case .vitalSigns: .hl7(.observationCategory, "vital-signs", "Vital Signs")
      case .socialHistory: .hl7(.observationCategory, "social-history", "Social History")
      case .laboratory: .hl7(.observationCategory, "laboratory", "Laboratory")
      }
    }
  }

  /// What a condition is to the encounter.
  enum ConditionCategory: Coded {
    case encounterDiagnosis
    case problemListItem

    var entry: CodeEntry {
      switch self {
      case .encounterDiagnosis:
        .hl7(.conditionCategory, "encounter-diagnosis", "Encounter Diagnosis")
      case .problemListItem: .hl7(.conditionCategory, "problem-list-item", "Problem List Item")
      }
    }
  }

  /// What a diagnosis is to the encounter.
  enum DiagnosisRole: Coded {
    case preoperative
    case comorbidity

    var entry: CodeEntry {
      switch self {
      case .preoperative: .hl7(.diagnosisRole, "pre-op", "pre-op diagnosis")
      case .comorbidity: .hl7(.diagnosisRole, "CM", "Comorbidity diagnosis")
      }
    }
  }

  /// What was done with a device.
  enum DeviceAction: Coded {
    case implanted
    case manipulated

    var entry: CodeEntry {
      switch self {
      case .implanted: .hl7(.deviceAction, "implanted", "Implanted")
      case .manipulated: .hl7(.deviceAction, "manipulated", "Manipulated")
      }
    }
  }
}
