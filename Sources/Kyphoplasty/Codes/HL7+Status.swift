extension HL7 {
  /// The statuses and outcomes that the model writes as concepts: those of them that are emitted.
  enum Status: Coded {
    case conditionActive
    case conditionInactive
    case conditionRemission
    case conditionRelapse
    case conditionResolved
    case conditionConfirmed
    case conditionRefuted
    case allergyActive
    case allergyUnconfirmed
    case eventMild
    case eventModerate
    case eventSevere
    case eventResolved
    case eventRecovering
    case eventOngoing
    case eventResolvedWithSequelae
    case eventFatal
    case eventUnknown
    case dataUnknown

    var entry: CodeEntry {
      switch self {
      case .conditionActive: .hl7(.conditionClinical, "active", nil)
      case .conditionInactive: .hl7(.conditionClinical, "inactive", nil)
      case .conditionRemission: .hl7(.conditionClinical, "remission", nil)
      case .conditionRelapse: .hl7(.conditionClinical, "relapse", nil)
      case .conditionResolved: .hl7(.conditionClinical, "resolved", nil)
      case .conditionConfirmed: .hl7(.conditionVerification, "confirmed", nil)
      case .conditionRefuted: .hl7(.conditionVerification, "refuted", nil)
      case .allergyActive: .hl7(.allergyClinical, "active", nil)
      case .allergyUnconfirmed: .hl7(.allergyVerification, "unconfirmed", nil)
      case .eventMild: .hl7(.adverseEventSeverity, "mild", nil)
      case .eventModerate: .hl7(.adverseEventSeverity, "moderate", nil)
      case .eventSevere: .hl7(.adverseEventSeverity, "severe", nil)
      case .eventResolved: .hl7(.adverseEventOutcome, "resolved", nil)
      case .eventRecovering: .hl7(.adverseEventOutcome, "recovering", nil)
      case .eventOngoing: .hl7(.adverseEventOutcome, "ongoing", nil)
      case .eventResolvedWithSequelae: .hl7(.adverseEventOutcome, "resolvedWithSequelae", nil)
      case .eventFatal: .hl7(.adverseEventOutcome, "fatal", nil)
      case .eventUnknown: .hl7(.adverseEventOutcome, "unknown", nil)
      case .dataUnknown: .hl7(.dataAbsentReason, "unknown", nil)
      }
    }
  }
}

extension HL7 {
  /// Why an adverse event is a serious one, by the codes of R4: those of HL7's terminology today are others.
  enum EventSeriousness: Coded {
    case resultsInDeath
    case isLifeThreatening

    /// The version of the code system that has these codes.
    static let version = "4.0.1"

    var entry: CodeEntry {
      switch self {
      case .resultsInDeath:
        .hl7(.adverseEventSeriousness, "SeriousResultsInDeath", "Results in death")
      case .isLifeThreatening:
        .hl7(.adverseEventSeriousness, "SeriousIsLifeThreatening", "Is Life-threatening")
      }
    }
  }
}
