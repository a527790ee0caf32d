internal import FHIRModel

/// The one place that decides which profiles a resource claims in `meta.profile`.
///
/// It claims our profile where there is one, else that of US Core which fits, else none. Where ours cannot stand on US
/// Core because its resources are of two kinds there (a cause is an item of the problem list or a diagnosis of the
/// encounter), both are claimed. Urls carry no version: what they mean is for the receiver's version of US Core to say.
enum ProfileClaims {
  /// The profiles that a resource claims.
  ///
  /// - Parameters:
  ///   - resource: the resource.
  ///   - path: the field of the record that it is made from.
  /// - Returns: their urls, ours first.
  static func profiles<Resource: R4.Resource>(
    of resource: Resource, from path: String
  ) -> [R4.URI] {
    // Of a type that is known when this is compiled for it, and not of an existential, which would be a copy of it all.
    if let observation = resource as? R4.Observation {
      return [profile(of: observation, from: path).url]
    }
    if let condition = resource as? R4.Condition {
      return profiles(of: condition, from: path).map(\.url)
    }
    if let procedure = resource as? R4.Procedure { return [profile(of: procedure).url] }
    if let device = resource as? R4.Device { return profile(of: device).map { [$0.url] } ?? [] }
    if let use = resource as? R4.DeviceUseStatement {
      // A brace was worn before the procedure and is of no level.
      return use.derivedFrom.isEmpty ? [] : [ClaimedProfile.deviceUse.url]
    }
    return byType[Resource.resourceType.description].map { [$0.url] } ?? []
  }

  /// The types of which all resources claim the same.
  private static let byType: [String: ClaimedProfile] = [
    "AdverseEvent": .adverseEvent,
    "AllergyIntolerance": .allergyIntolerance,
    "CarePlan": .carePlan,
    "Coverage": .coverage,
    "DiagnosticReport": .diagnosticReport,
    "DocumentReference": .documentReference,
    "Encounter": .encounter,
    "Goal": .goal,
    "Location": .location,
    "MedicationRequest": .dischargeMedication,
    "Organization": .organization,
    "Patient": .patient,
    "Practitioner": .practitioner,
    "PractitionerRole": .practitionerRole,
    "Provenance": .provenance,
    "QuestionnaireResponse": .questionnaireResponse,
    "ServiceRequest": .serviceRequest,
    "Specimen": .specimen,
  ]

  private static func profile(of procedure: R4.Procedure) -> ClaimedProfile {
    guard let code = procedure.code else { return .procedure }
    if code.has(among: techniques) {
      return procedure.partOf.isEmpty ? .kyphoplastyProcedure : .treatedLevelProcedure
    }
    return code.has(among: anesthesia) ? .anesthesiaProcedure : .procedure
  }

  private static let techniques = Set(Augmentation.Technique.allCases.map(\.entry.code))
  private static let anesthesia = Set(Anesthesia.Kind.allCases.map(\.entry.code))

  /// What stays in the body names its patient, and US Core counts it as an implant; a brace does neither.
  private static func profile(of device: R4.Device) -> ClaimedProfile? {
    guard let code = device.type?.coding.first?.code else { return nil }
    switch code {
    case DeviceKind.boneCement.entry.code: return .cementDevice
    case DeviceKind.balloon.entry.code: return .balloonDevice
    case DeviceKind.implant.entry.code: return .implantableDevice
    default: return nil
    }
  }
}

// MARK: Conditions

extension ProfileClaims {
  private static func profiles(
    of condition: R4.Condition, from path: String
  ) -> [ClaimedProfile] {
    let isProblem = condition.category.contains {
      $0.coding.contains { $0.code == problemListItem }
    }
    let usCore: ClaimedProfile = isProblem ? .problem : .encounterDiagnosis
    if path.hasPrefix("diagnosis.fractures") { return [.fractureCondition] }
    if path.hasPrefix("complications") { return [.complicationCondition, usCore] }
    return causes.contains(path) ? [.underlyingCause, usCore] : [usCore]
  }

  private static let problemListItem = HL7.ConditionCategory.problemListItem.entry.code
  private static let causes: Set<String> = [
    "diagnosis.neoplasm", "diagnosis.osteoporosis", "diagnosis.injury",
  ]
}

// MARK: Observations

extension ProfileClaims {
  private static func profile(
    of observation: R4.Observation, from path: String
  ) -> ClaimedProfile {
    if let code = observation.code.coding.first?.code, let profile = byCode[code] {
      return profile
    }
    switch observation.category.first?.coding.first?.code {
    case survey:
      let isOfVisit = observation.component.contains { $0.code.has(among: timePoint) }
      return path.hasPrefix("outcomes") && isOfVisit ? .followUp : .screeningAssessment
    case laboratory: return .laboratoryResult
    default: return .simpleObservation
    }
  }

  private static let survey = HL7.ObservationCategory.survey.entry.code
  private static let laboratory = HL7.ObservationCategory.laboratory.entry.code
  private static let timePoint: Set<String> = [Measure.timePoint.entry.code]

  private static let byCode: [String: ClaimedProfile] = {
    let profiles: [(ClaimedProfile, [CodeEntry])] = [
      (.painScore, [LOINC.painNumericRating.entry, LOINC.painVisualAnalog.entry]),
      (.disabilityScore, [LOINC.oswestry.entry, Measure.rolandMorrisScore.entry]),
      (.vertebralHeight, [Measure.vertebralHeight.entry]),
      (.kyphoticAngle, [Measure.kyphoticAngle.entry]),
      (.cementVolume, [Measure.cementVolume.entry]),
      (.cementLeak, [Measure.cementLeak.entry]),
      (.balloonInflation, [Measure.balloonInflation.entry]),
      (.radiation, DICOM.allCases.map(\.entry)),
      (.asaClass, [Measure.asaPhysicalStatus.entry]),
      (
        .boneDensity,
        [
          LOINC.tScoreLumbarSpine.entry, LOINC.tScoreHip.entry, LOINC.tScoreFemur.entry,
          LOINC.densityLumbarSpine.entry, LOINC.densityHip.entry, Measure.boneDensityFemur.entry,
        ]
      ),
      (.smokingStatus, [LOINC.smokingStatus.entry]),
      (.bodyHeight, [LOINC.bodyHeight.entry]),
      (.bodyWeight, [LOINC.bodyWeight.entry]),
      (.bloodPressure, [LOINC.VitalSign.bloodPressure.entry]),
      (.heartRate, [LOINC.VitalSign.heartRate.entry]),
      (.respiratoryRate, [LOINC.VitalSign.respiratoryRate.entry]),
      (.oxygenSaturation, [LOINC.VitalSign.oxygenSaturation.entry]),
      (.bodyTemperature, [LOINC.VitalSign.bodyTemperature.entry]),
    ]
    var claims: [String: ClaimedProfile] = [:]
    for (profile, entries) in profiles {
      for entry in entries { claims[entry.code] = profile }
    }
    return claims
  }()
}

extension R4.CodeableConcept {
  fileprivate func has(among codes: Set<String>) -> Bool {
    coding.contains { $0.code.map(codes.contains) ?? false }
  }
}
