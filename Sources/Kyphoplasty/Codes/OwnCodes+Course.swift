// The record's own words of complications and of the course, as codes of ours.

extension Complication.Kind: Coded {
  var entry: CodeEntry {
    switch self {
    case .cementPulmonaryEmbolism:
      .own("complication-cement-embolism", "Cement embolism of a pulmonary artery")
    case .thromboticPulmonaryEmbolism:
      .own("complication-thrombotic-embolism", "Thrombotic pulmonary embolism")
    case .fatEmbolism: .own("complication-fat-embolism", "Fat embolism of a pulmonary artery")
    case .airEmbolism: .own("complication-air-embolism", "Air embolism")
    case .symptomaticCementLeak:
      .own("complication-cement-leak", "Cement leak with symptoms")
    case .spinalCordInjury: .own("complication-cord-injury", "Injury of the spinal cord")
    case .spinalCordCompression:
      .own("complication-cord-compression", "Compression of the spinal cord")
    case .caudaEquina: .own("complication-cauda-equina", "Cauda equina syndrome")
    case .paraplegia: .own("complication-paraplegia", "Paraplegia")
    case .nerveRootInjury: .own("complication-nerve-root", "Injury of a nerve root")
    case .duralTear: .own("complication-dural-tear", "Tear of the dura")
    case .myocardialInfarction:
      .own("complication-myocardial-infarction", "Myocardial infarction")
    case .cardiacArrest: .own("complication-cardiac-arrest", "Cardiac arrest")
    case .stroke: .own("complication-stroke", "Stroke")
    case .hypotension: .own("complication-hypotension", "Hypotension")
    case .respiratoryFailure: .own("complication-respiratory-failure", "Respiratory failure")
    case .pneumothorax: .own("complication-pneumothorax", "Pneumothorax")
    case .hematoma: .own("complication-hematoma", "Hematoma")
    case .hemorrhage: .own("complication-hemorrhage", "Hemorrhage")
    case .woundInfection: .own("complication-wound-infection", "Infection of the wound")
    case .deepInfection: .own("complication-deep-infection", "Deep infection")
    case .osteomyelitis: .own("complication-osteomyelitis", "Osteomyelitis of a vertebra")
    case .discitis: .own("complication-discitis", "Infection of an intervertebral disc")
    case .ribFracture: .own("complication-rib-fracture", "Fracture of a rib")
    case .contrastReaction: .own("complication-contrast-reaction", "Reaction to contrast")
    case .anaphylaxis: .own("complication-anaphylaxis", "Anaphylaxis")
    case .anesthesiaComplication:
      .own("complication-anesthesia", "Complication of anesthesia")
    case .failedSedation: .own("complication-failed-sedation", "Failed sedation")
    case .balloonRupture: .own("complication-balloon-rupture", "Rupture of a balloon")
    case .retainedFragment:
      .own("complication-retained-fragment", "Fragment of a device left in the body")
    case .other: .own("complication-other", "Other complication")
    }
  }
}

extension Complication.Phase: Coded {
  var entry: CodeEntry {
    switch self {
    case .intraoperative: .own("onset-intraoperative", "During the procedure")
    case .postoperative: .own("onset-postoperative", "In the days after the procedure")
    case .late: .own("onset-late", "Later")
    }
  }
}

extension Complication.Relation: Coded {
  var entry: CodeEntry {
    switch self {
    case .procedure: .own("cause-procedure", "Caused by the procedure")
    case .cement: .own("cause-cement", "Caused by the cement")
    case .device: .own("cause-device", "Caused by a device")
    case .anesthesia: .own("cause-anesthesia", "Caused by the anesthesia")
    case .unrelated: .own("cause-unrelated", "Not caused by the procedure")
    case .unknown: .own("cause-unknown", "Cause not known")
    }
  }
}

extension ClinicalOutcome.TimePoint: Coded {
  var entry: CodeEntry {
    switch self {
    case .baseline: .own("time-baseline", "Before the procedure")
    case .day1: .own("time-day-1", "One day after")
    case .day7: .own("time-day-7", "Seven days after")
    case .month1: .own("time-month-1", "One month after")
    case .month3: .own("time-month-3", "Three months after")
    case .month6: .own("time-month-6", "Six months after")
    case .month12: .own("time-month-12", "Twelve months after")
    case .other: .own("time-other", "At another time")
    }
  }
}

extension ImagingExamination.Phase: Coded {
  var entry: CodeEntry {
    switch self {
    case .before: .own("examined-before", "Before the procedure")
    case .during: .own("examined-during", "During the procedure")
    case .after: .own("examined-after", "After the procedure")
    case .followUp: .own("examined-follow-up", "At a later visit")
    }
  }
}

/// What the patient was told to do or to leave.
enum Instruction: Coded {
  case bedRest
  case resumeActivity
  case noLifting
  case ice
  case followUp

  var entry: CodeEntry {
    switch self {
    case .bedRest: .own("instruction-bed-rest", "Rest in bed")
    case .resumeActivity: .own("instruction-resume-activity", "Resume activity")
    case .noLifting: .own("instruction-no-lifting", "No heavy lifting")
    case .ice: .own("instruction-ice", "Cool the wound")
    case .followUp: .own("instruction-follow-up", "Come back")
    }
  }
}

/// Marks of resources, not of what they tell.
enum ResourceTag: Coded {
  case siteCode

  var entry: CodeEntry {
    .own("site-code", "Carries a code that the site configured and answers for")
  }
}
