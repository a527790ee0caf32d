extension LOINC {
  /// Vital signs, by the codes that the vital signs profiles of R4 fix; their words are not in the package.
  enum VitalSign: Coded {
    case bloodPressure
    case systolic
    case diastolic
    case heartRate
    case respiratoryRate
    case oxygenSaturation
    case pulseOximetry
    case bodyTemperature

    var entry: CodeEntry {
      switch self {
      case .bloodPressure: .hl7(.loinc, "85354-9", nil, "R4CORE profile bp")
      case .systolic: .hl7(.loinc, "8480-6", nil, "R4CORE profile bp")
      case .diastolic: .hl7(.loinc, "8462-4", nil, "R4CORE profile bp")
      case .heartRate: .hl7(.loinc, "8867-4", nil, "R4CORE profile heartrate")
      case .respiratoryRate: .hl7(.loinc, "9279-1", nil, "R4CORE profile resprate")
      case .oxygenSaturation: .hl7(.loinc, "2708-6", nil, "R4CORE profile oxygensat")
      case .pulseOximetry: .hl7(.loinc, "59408-5", nil, "US-CORE profile pulse-oximetry")
      case .bodyTemperature: .hl7(.loinc, "8310-5", nil, "R4CORE profile bodytemp")
      }
    }

    /// The sign in words of ours.
    var words: String {
      switch self {
      case .bloodPressure: "Blood pressure"
      case .systolic: "Systolic blood pressure"
      case .diastolic: "Diastolic blood pressure"
      case .heartRate: "Heart rate"
      case .respiratoryRate: "Respiratory rate"
      case .oxygenSaturation: "Oxygen saturation"
      case .pulseOximetry: "Oxygen saturation by pulse oximetry"
      case .bodyTemperature: "Body temperature"
      }
    }
  }
}
