extension ICD10CM {
  /// What may go wrong during the procedure and after it.
  enum Complication: Coded {
    case cementEmbolism
    case cementEmbolismWithCorPulmonale
    case arteryComplication
    case otherPulmonaryEmbolism
    case fatEmbolism
    case cardiacArrestDuring
    case cardiacArrestAfter
    case cardiacArrest
    case myocardialInfarction
    case strokeDuring
    case strokeAfter
    case cerebralInfarction
    case hypotensionAfter
    case duralTear
    case thoracicCordInjury
    case lumbarCordInjury
    case thoracicNerveRootInjury
    case lumbarNerveRootInjury
    case superficialInfection
    case deepInfection
    case thoracicOsteomyelitis
    case lumbarOsteomyelitis
    case lumbarDiscInfection
    case hematomaAfter
    case hemorrhageDuring
    case rightRibFracture
    case leftRibFracture
    case pneumothoraxAfter
    case respiratoryFailureAfter
    case anaphylacticShock
    case diagnosticAgentEffect
    case failedSedation
    case anesthesiaComplication

    var entry: CodeEntry {
      switch self {
      case .cementEmbolism:
        .icd10cm(
          "I26.95",
          "Cement embolism of pulmonary artery without acute cor pulmonale",
          "ICD-10-CM 2026-04")
      case .cementEmbolismWithCorPulmonale:
        .icd10cm(
          "I26.03",
          "Cement embolism of pulmonary artery with acute cor pulmonale",
          "ICD-10-CM 2026-04")
      case .arteryComplication:
        .icd10cm(
          "T81.718A",
          "Complication of other artery following a procedure, not elsewhere classified, initial encounter",
          "ICD-10-CM 2026-04")
      case .otherPulmonaryEmbolism:
        .icd10cm(
          "I26.99",
          "Other pulmonary embolism without acute cor pulmonale",
          "ICD-10-CM 2026-04")
      case .fatEmbolism:
        .icd10cm(
          "I26.96",
          "Fat embolism of pulmonary artery without acute cor pulmonale",
          "ICD-10-CM 2026-04")
      case .cardiacArrestDuring:
        .icd10cm(
          "I97.711", "Intraoperative cardiac arrest during other surgery", "ICD-10-CM 2026-04")
      case .cardiacArrestAfter:
        .icd10cm(
          "I97.121",
          "Postprocedural cardiac arrest following other surgery",
          "ICD-10-CM 2026-04")
      case .cardiacArrest:
        .icd10cm("I46.9", "Cardiac arrest, cause unspecified", "ICD-10-CM 2026-04")
      case .myocardialInfarction:
        .icd10cm("I21.9", "Acute myocardial infarction, unspecified", "ICD-10-CM 2026-04")
      case .strokeDuring:
        .icd10cm(
          "I97.811",
          "Intraoperative cerebrovascular infarction during other surgery",
          "ICD-10-CM 2026-04")
      case .strokeAfter:
        .icd10cm(
          "I97.821",
          "Postprocedural cerebrovascular infarction following other surgery",
          "ICD-10-CM 2026-04")
      case .cerebralInfarction:
        .icd10cm("I63.9", "Cerebral infarction, unspecified", "ICD-10-CM 2026-04")
      case .hypotensionAfter: .icd10cm("I95.81", "Postprocedural hypotension", "ICD-10-CM 2026-04")
      case .duralTear:
        .icd10cm(
          "G97.41",
          "Accidental puncture or laceration of dura during a procedure",
          "ICD-10-CM 2026-04")
      case .thoracicCordInjury:
        .icd10cm(
          "S24.109A",
          "Unspecified injury at unspecified level of thoracic spinal cord, initial encounter",
          "ICD-10-CM 2026-04")
      case .lumbarCordInjury:
        .icd10cm(
          "S34.109A",
          "Unspecified injury to unspecified level of lumbar spinal cord, initial encounter",
          "ICD-10-CM 2026-04")
      case .thoracicNerveRootInjury:
        .icd10cm(
          "S24.2XXA",
          "Injury of nerve root of thoracic spine, initial encounter",
          "ICD-10-CM 2026-04")
      case .lumbarNerveRootInjury:
        .icd10cm(
          "S34.21XA",
          "Injury of nerve root of lumbar spine, initial encounter",
          "ICD-10-CM 2026-04")
      case .superficialInfection:
        .icd10cm(
          "T81.41XA",
          "Infection following a procedure, superficial incisional surgical site, initial encounter",
          "ICD-10-CM 2026-04")
      case .deepInfection:
        .icd10cm(
          "T81.42XA",
          "Infection following a procedure, deep incisional surgical site, initial encounter",
          "ICD-10-CM 2026-04")
      case .thoracicOsteomyelitis:
        .icd10cm("M46.24", "Osteomyelitis of vertebra, thoracic region", "ICD-10-CM 2026-04")
      case .lumbarOsteomyelitis:
        .icd10cm("M46.26", "Osteomyelitis of vertebra, lumbar region", "ICD-10-CM 2026-04")
      case .lumbarDiscInfection:
        .icd10cm(
          "M46.36",
          "Infection of intervertebral disc (pyogenic), lumbar region",
          "ICD-10-CM 2026-04")
      case .hematomaAfter:
        .icd10cm(
          "M96.840",
          "Postprocedural hematoma of a musculoskeletal structure following a musculoskeletal system procedure",
          "ICD-10-CM 2026-04")
      case .hemorrhageDuring:
        .icd10cm(
          "M96.810",
          "Intraoperative hemorrhage and hematoma of a musculoskeletal structure complicating a musculoskeletal system procedure",
          "ICD-10-CM 2026-04")
      case .rightRibFracture:
        .icd10cm(
          "S22.31XA",
          "Fracture of one rib, right side, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .leftRibFracture:
        .icd10cm(
          "S22.32XA",
          "Fracture of one rib, left side, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .pneumothoraxAfter:
        .icd10cm("J95.811", "Postprocedural pneumothorax", "ICD-10-CM 2026-04")
      case .respiratoryFailureAfter:
        .icd10cm("J95.821", "Acute postprocedural respiratory failure", "ICD-10-CM 2026-04")
      case .anaphylacticShock:
        .icd10cm(
          "T78.2XXA",
          "Anaphylactic shock, unspecified, initial encounter",
          "ICD-10-CM 2026-04")
      case .diagnosticAgentEffect:
        .icd10cm(
          "T50.8X5A",
          "Adverse effect of diagnostic agents, initial encounter",
          "ICD-10-CM 2026-04")
      case .failedSedation:
        .icd10cm(
          "T88.52XA",
          "Failed moderate sedation during procedure, initial encounter",
          "ICD-10-CM 2026-04")
      case .anesthesiaComplication:
        .icd10cm(
          "T88.59XA",
          "Other complications of anesthesia, initial encounter",
          "ICD-10-CM 2026-04")
      }
    }
  }
}
