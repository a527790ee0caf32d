// The record's own words that have a code of HL7 each.

extension Stay.Class: Coded {
  var entry: CodeEntry {
    switch self {
    case .ambulatory: .hl7(.actCode, "AMB", "ambulatory")
    case .shortStay: .hl7(.actCode, "SS", "short stay")
    case .observation: .hl7(.actCode, "OBSENC", "observation encounter")
    case .inpatient: .hl7(.actCode, "IMP", "inpatient encounter")
    case .emergency: .hl7(.actCode, "EMER", "emergency")
    }
  }
}

extension Discharge.Disposition: Coded {
  /// `hosp` is a hospice; another hospital is one of the other facilities, and care at home is at home.
  var entry: CodeEntry {
    switch self {
    case .home, .homeWithCare: .hl7(.dischargeDisposition, "home", "Home")
    case .skilledNursing: .hl7(.dischargeDisposition, "snf", "Skilled nursing facility")
    case .rehabilitation: .hl7(.dischargeDisposition, "rehab", "Rehabilitation")
    case .longTermCare: .hl7(.dischargeDisposition, "long", "Long-term care")
    case .otherHospital: .hl7(.dischargeDisposition, "other-hcf", "Other healthcare facility")
    case .hospice: .hl7(.dischargeDisposition, "hosp", "Hospice")
    case .againstAdvice: .hl7(.dischargeDisposition, "aadvice", "Left against advice")
    case .expired: .hl7(.dischargeDisposition, "exp", "Expired")
    case .other: .hl7(.dischargeDisposition, "oth", "Other")
    }
  }
}

extension Facility.Kind {
  /// What kind of place it is; an ambulatory surgery center has no code of its own and is an outpatient facility.
  enum Code: Coded {
    case hospital
    case outpatientFacility
    case providersOffice

    var entry: CodeEntry {
      switch self {
      case .hospital: .hl7(.roleCode, "HOSP", "Hospital")
      case .outpatientFacility: .hl7(.roleCode, "OF", "Outpatient facility")
      case .providersOffice: .hl7(.roleCode, "PROFF", "Provider's Office")
      }
    }
  }

  var code: Code {
    switch self {
    case .hospital: .hospital
    case .outpatientClinic, .ambulatorySurgeryCenter: .outpatientFacility
    case .physicianOffice: .providersOffice
    }
  }
}

extension Patient.Race {
  /// The category of the US Office of Management and Budget, or why there is none; `other` has only words.
  enum Category: Coded {
    case americanIndianOrAlaskaNative
    case asian
    case blackOrAfricanAmerican
    case nativeHawaiianOrOtherPacificIslander
    case white
    case unknown
    case askedButUnknown

    var entry: CodeEntry {
      switch self {
      case .americanIndianOrAlaskaNative:
        .hl7(.raceAndEthnicity, "1002-5", "American Indian or Alaska Native", "THO")
      case .asian: .hl7(.raceAndEthnicity, "2028-9", "Asian", "THO")
      case .blackOrAfricanAmerican:
        .hl7(.raceAndEthnicity, "2054-5", "Black or African American", "THO")
      case .nativeHawaiianOrOtherPacificIslander:
        .hl7(.raceAndEthnicity, "2076-8", "Native Hawaiian or Other Pacific Islander", "THO")
      case .white: .hl7(.raceAndEthnicity, "2106-3", "White", "THO")
      case .unknown: .hl7(.nullFlavor, "UNK", "unknown", "THO")
      case .askedButUnknown: .hl7(.nullFlavor, "ASKU", "asked but unknown", "THO")
      }
    }
  }

  var category: Category? {
    switch self {
    case .americanIndianOrAlaskaNative: .americanIndianOrAlaskaNative
    case .asian: .asian
    case .blackOrAfricanAmerican: .blackOrAfricanAmerican
    case .nativeHawaiianOrOtherPacificIslander: .nativeHawaiianOrOtherPacificIslander
    case .white: .white
    case .other: nil
    case .unknown: .unknown
    case .askedButUnknown: .askedButUnknown
    }
  }
}

extension Patient.Ethnicity: Coded {
  var entry: CodeEntry {
    switch self {
    case .hispanicOrLatino:
      .hl7(
        .raceAndEthnicity, "2135-2", "Hispanic or Latino", "R4CORE v3-Ethnicity, US-CORE example")
    case .notHispanicOrLatino:
      .hl7(
        .raceAndEthnicity, "2186-5", "Not Hispanic or Latino",
        "R4CORE v3-Ethnicity, US-CORE example")
    case .unknown: .hl7(.nullFlavor, "UNK", "unknown", "THO")
    case .askedButUnknown: .hl7(.nullFlavor, "ASKU", "asked but unknown", "THO")
    }
  }
}

extension Patient.SmokingStatus: Coded {
  var entry: CodeEntry {
    switch self {
    case .current: .snomed("77176002", "Smoker (finding)", "THO snomed-intl-gps", .package)
    case .former: .snomed("8517006", "Ex-smoker (finding)", "THO snomed-intl-gps", .package)
    case .never:
      .snomed("266919005", "Never smoked tobacco (finding)", "THO snomed-intl-gps", .package)
    case .unknown:
      .snomed(
        "266927001", "Tobacco smoking consumption unknown (finding)", "THO snomed-intl-gps",
        .package)
    }
  }
}
