internal import FHIRModel

/// A profile that resources of the mapping claim.
struct ClaimedProfile: Sendable, Hashable {
  let url: R4.URI

  private init(_ url: String) { self.url = R4.URI(stringLiteral: url) }

  /// A profile of this package.
  private static func own(_ id: String) -> Self {
    Self(ownBase + id)
  }

  /// What the urls of our profiles begin with.
  static let ownBase = CanonicalBase.own.text + "/StructureDefinition/"

  /// A profile of US Core, which stands under the same url in each of its versions.
  private static func usCore(_ id: String) -> Self {
    Self("http://hl7.org/fhir/us/core/StructureDefinition/us-core-" + id)
  }

  static let encounter = own("encounter")
  static let fractureCondition = own("fracture-condition")
  static let underlyingCause = own("underlying-cause")
  static let complicationCondition = own("complication-condition")
  static let kyphoplastyProcedure = own("kyphoplasty-procedure")
  static let treatedLevelProcedure = own("treated-level-procedure")
  static let anesthesiaProcedure = own("anesthesia-procedure")
  static let painScore = own("pain-score")
  static let disabilityScore = own("disability-score")
  static let vertebralHeight = own("vertebral-height")
  static let kyphoticAngle = own("kyphotic-angle")
  static let cementVolume = own("cement-volume")
  static let cementLeak = own("cement-leak")
  static let balloonInflation = own("balloon-inflation")
  static let radiation = own("radiation")
  static let asaClass = own("asa-class")
  static let boneDensity = own("bone-density")
  static let cementDevice = own("cement-device")
  static let balloonDevice = own("balloon-device")
  static let deviceUse = own("device-use")
  static let adverseEvent = own("adverse-event")
  static let dischargeMedication = own("discharge-medication")
  static let followUp = own("follow-up")
  static let exportBundle = own("export-bundle")
  static let directoryBundle = own("directory-bundle")

  /// The ids of our profiles.
  static let ownIDs: Set<String> = Set(
    [
      encounter, fractureCondition, underlyingCause, complicationCondition, kyphoplastyProcedure,
      treatedLevelProcedure, anesthesiaProcedure, painScore, disabilityScore, vertebralHeight,
      kyphoticAngle, cementVolume, cementLeak, balloonInflation, radiation, asaClass, boneDensity,
      cementDevice, balloonDevice, deviceUse, adverseEvent, dischargeMedication, followUp,
      exportBundle, directoryBundle,
    ].map { String($0.url.text.dropFirst(ownBase.count)) })

  static let patient = usCore("patient")
  static let practitioner = usCore("practitioner")
  static let practitionerRole = usCore("practitionerrole")
  static let organization = usCore("organization")
  static let location = usCore("location")
  static let coverage = usCore("coverage")
  static let serviceRequest = usCore("servicerequest")
  static let carePlan = usCore("careplan")
  static let goal = usCore("goal")
  static let allergyIntolerance = usCore("allergyintolerance")
  static let documentReference = usCore("documentreference")
  static let diagnosticReport = usCore("diagnosticreport-note")
  static let specimen = usCore("specimen")
  static let provenance = usCore("provenance")
  static let questionnaireResponse = usCore("questionnaireresponse")
  static let encounterDiagnosis = usCore("condition-encounter-diagnosis")
  static let problem = usCore("condition-problems-health-concerns")
  static let procedure = usCore("procedure")
  static let implantableDevice = usCore("implantable-device")
  static let simpleObservation = usCore("simple-observation")
  static let screeningAssessment = usCore("observation-screening-assessment")
  static let laboratoryResult = usCore("observation-lab")
  static let smokingStatus = usCore("smokingstatus")
  static let bodyHeight = usCore("body-height")
  static let bodyWeight = usCore("body-weight")
  static let bloodPressure = usCore("blood-pressure")
  static let heartRate = usCore("heart-rate")
  static let respiratoryRate = usCore("respiratory-rate")
  static let oxygenSaturation = usCore("pulse-oximetry")
  static let bodyTemperature = usCore("body-temperature")
}
