internal import FHIRModel

extension Complication {
  /// What makes the complication what it is: kind and date; the phase where there is no date; words where the kind says nothing.
  var role: [String] {
    [
      "complication", type.rawValue, onset?.text ?? phase?.rawValue ?? "", level?.rawValue ?? "",
      type == .other ? text ?? "" : "",
    ]
  }

  /// The public codes of the complication, and ours.
  var codes: [CodeEntry] {
    [snomed?.entry, icd10cm?.entry, type.entry].compactMap(\.self)
  }

  /// Whether a code may say that care caused it: it is recorded as a complication of the operation, and nothing
  /// speaks against that.
  private var isFromCare: Bool {
    switch relation {
    case .procedure, .cement, .device, .anesthesia: true
    case nil: phase != .late
    case .unrelated, .unknown: false
    }
  }

  /// The SNOMED CT concept; nil where none is evidenced: of cement outside of the bone there is none.
  var snomed: SNOMEDCT.Complication? {
    switch type {
    case .thromboticPulmonaryEmbolism:
      phase == .postoperative && isFromCare ? .postoperativePulmonaryEmbolus : .pulmonaryEmbolism
    case .airEmbolism: .airEmbolism
    case .spinalCordInjury: .spinalCordInjury
    case .spinalCordCompression: .spinalCordCompression
    case .caudaEquina: .caudaEquinaSyndrome
    case .paraplegia: .paraplegia
    case .nerveRootInjury:
      level?.region == .lumbar ? .lumbarNerveRootInjury : .nerveRootDisorder
    case .myocardialInfarction:
      phase == .intraoperative ? .myocardialInfarctionDuringProcedure : .acuteMyocardialInfarction
    case .cardiacArrest:
      relation != nil && isFromCare ? .cardiacArrestFromCare : .cardiacArrest
    case .stroke: .stroke
    case .hypotension: .hypotension
    case .pneumothorax: isFromCare ? .iatrogenicPneumothorax : nil
    case .hematoma: phase == .postoperative && isFromCare ? .postoperativeHematoma : .hematoma
    case .woundInfection: isFromCare ? .postoperativeWoundInfection : nil
    case .deepInfection: isFromCare ? .postoperativeInfection : nil
    case .osteomyelitis: .vertebralOsteomyelitis
    case .discitis: .infectiveDiscitis
    case .ribFracture: .ribFracture
    case .contrastReaction: .contrastReaction
    case .anaphylaxis: .anaphylaxis
    case .anesthesiaComplication: .anesthesiaComplication
    case .cementPulmonaryEmbolism, .fatEmbolism, .symptomaticCementLeak, .duralTear,
      .respiratoryFailure, .hemorrhage, .failedSedation, .balloonRupture, .retainedFragment,
      .other:
      nil
    }
  }

  /// The ICD-10-CM code; nil where none is verified for kind, phase, region and side.
  ///
  /// A cement embolism has its own codes and never that of another embolism. A leak has none: only what follows from it.
  /// An embolism of which no cor pulmonale is recorded has the code "without", which is the one that the index of
  /// ICD-10-CM gives by default.
  var icd10cm: ICD10CM.Complication? {
    switch type {
    case .cementPulmonaryEmbolism:
      corPulmonale == true ? .cementEmbolismWithCorPulmonale : .cementEmbolism
    case .thromboticPulmonaryEmbolism: corPulmonale == true ? nil : .otherPulmonaryEmbolism
    case .fatEmbolism: corPulmonale == true ? nil : .fatEmbolism
    case .spinalCordInjury, .nerveRootInjury, .osteomyelitis, .discitis: icd10cmByRegion
    case .cardiacArrest, .stroke, .hypotension, .respiratoryFailure, .hematoma, .hemorrhage:
      icd10cmByPhase
    case .duralTear: isFromCare ? .duralTear : nil
    case .myocardialInfarction: .myocardialInfarction
    case .pneumothorax: isFromCare ? .pneumothoraxAfter : nil
    case .woundInfection: isFromCare ? .superficialInfection : nil
    case .deepInfection: isFromCare ? .deepInfection : nil
    case .ribFracture: icd10cmBySide
    case .contrastReaction: .diagnosticAgentEffect
    // T78.2 excludes the shock from a drug that was rightly given, whose code is not evidenced.
    case .anaphylaxis: relation == .anesthesia ? nil : .anaphylacticShock
    case .anesthesiaComplication: .anesthesiaComplication
    case .failedSedation: .failedSedation
    case .spinalCordCompression, .caudaEquina, .paraplegia, .airEmbolism,
      .symptomaticCementLeak, .balloonRupture, .retainedFragment, .other:
      nil
    }
  }

  private var icd10cmByRegion: ICD10CM.Complication? {
    switch (type, level?.region) {
    case (.spinalCordInjury, .thoracic): .thoracicCordInjury
    case (.spinalCordInjury, .lumbar): .lumbarCordInjury
    case (.nerveRootInjury, .thoracic): .thoracicNerveRootInjury
    case (.nerveRootInjury, .lumbar): .lumbarNerveRootInjury
    case (.osteomyelitis, .thoracic): .thoracicOsteomyelitis
    case (.osteomyelitis, .lumbar): .lumbarOsteomyelitis
    case (.discitis, .lumbar): .lumbarDiscInfection
    default: nil
    }
  }

  /// Codes of what comes during or after an operation are complications of it; what is not has the plain code.
  private var icd10cmByPhase: ICD10CM.Complication? {
    switch (type, isFromCare ? phase : .late) {
    case (.cardiacArrest, .intraoperative): .cardiacArrestDuring
    case (.cardiacArrest, .postoperative): .cardiacArrestAfter
    case (.cardiacArrest, _): .cardiacArrest
    case (.stroke, .intraoperative): .strokeDuring
    case (.stroke, .postoperative): .strokeAfter
    case (.stroke, _): .cerebralInfarction
    case (.hypotension, .postoperative): .hypotensionAfter
    case (.respiratoryFailure, .postoperative): .respiratoryFailureAfter
    case (.hematoma, .intraoperative), (.hemorrhage, .intraoperative): .hemorrhageDuring
    case (.hematoma, .postoperative): .hematomaAfter
    default: nil
    }
  }

  private var icd10cmBySide: ICD10CM.Complication? {
    switch side {
    case .left: .leftRibFracture
    case .right: .rightRibFracture
    case .bilateral, nil: nil
    }
  }
}
