extension SNOMEDCT {
  /// What may go wrong.
  enum Complication: Coded {
    case pulmonaryEmbolism
    case postoperativePulmonaryEmbolus
    case airEmbolism
    case acuteMyocardialInfarction
    case myocardialInfarctionDuringProcedure
    case cardiacArrest
    case cardiacArrestFromCare
    case stroke
    case spinalCordInjury
    case spinalCordCompression
    case paraplegia
    case caudaEquinaSyndrome
    case nerveRootDisorder
    case lumbarNerveRootInjury
    case postoperativeInfection
    case postoperativeWoundInfection
    case vertebralOsteomyelitis
    case infectiveDiscitis
    case hematoma
    case postoperativeHematoma
    case ribFracture
    case iatrogenicPneumothorax
    case hypotension
    case anesthesiaComplication
    case anaphylaxis
    case contrastReaction

    var entry: CodeEntry {
      switch self {
      case .pulmonaryEmbolism: .snomed("59282003", "Pulmonary embolism (disorder)", "UTG-GPS, PYD")
      case .postoperativePulmonaryEmbolus:
        .snomed("194883006", "Postoperative pulmonary embolus (disorder)", "CANVAS 2026, QICORE24")
      case .airEmbolism: .snomed("271376002", "Air embolism (disorder)", "UTG-GPS", .identityOnly)
      case .acuteMyocardialInfarction:
        .snomed("57054005", "Acute myocardial infarction (disorder)", "UTG-GPS, PYD")
      case .myocardialInfarctionDuringProcedure:
        .snomed(
          "703212004",
          "Acute myocardial infarction during procedure (disorder)",
          "UTG-GPS, CANVAS 2026")
      case .cardiacArrest: .snomed("410429000", "Cardiac arrest (disorder)", "UTG-GPS, PYD")
      case .cardiacArrestFromCare:
        .snomed(
          "213213007",
          "Cardiac arrest as a complication of care (disorder)",
          "UTG-GPS, CANVAS 2026")
      case .stroke: .snomed("230690007", "Cerebrovascular accident (disorder)", "UTG-GPS, PYD")
      case .spinalCordInjury:
        .snomed("90584004", "Spinal cord injury (disorder)", "UTG-GPS", .identityOnly)
      case .spinalCordCompression:
        .snomed("71286001", "Spinal cord compression (disorder)", "UTG-GPS", .identityOnly)
      case .paraplegia: .snomed("60389000", "Paraplegia (disorder)", "UTG-GPS", .identityOnly)
      case .caudaEquinaSyndrome:
        .snomed("192970008", "Cauda equina syndrome (disorder)", "UTG-GPS, CANVAS 2026")
      case .nerveRootDisorder:
        .snomed("72274001", "Nerve root disorder (disorder)", "UTG-GPS", .identityOnly)
      case .lumbarNerveRootInjury:
        .snomed("860614004", "Injury of lumbar nerve root (disorder)", "CANVAS 2026, QICORE24")
      case .postoperativeInfection:
        .snomed("33910007", "Postoperative infection (disorder)", "UTG-GPS, OHDSI-PL")
      case .postoperativeWoundInfection:
        .snomed("58126003", "Postoperative wound infection (disorder)", "UTG-GPS, OHDSI-PL")
      case .vertebralOsteomyelitis:
        .snomed("203241002", "Osteomyelitis of vertebra (disorder)", "UTG-GPS, OHDSI-PL")
      case .infectiveDiscitis:
        .snomed("302935008", "Infective discitis (disorder)", "UTG-GPS", .identityOnly)
      case .hematoma: .snomed("385494008", "Hematoma (disorder)", "UTG-GPS", .identityOnly)
      case .postoperativeHematoma:
        .snomed("213262007", "Postoperative hematoma formation (disorder)", "UTG-GPS, PYD")
      case .ribFracture: .snomed("33737001", "Fracture of rib (disorder)", "UTG-GPS", .identityOnly)
      case .iatrogenicPneumothorax:
        .snomed("441536000", "Iatrogenic pneumothorax (disorder)", "UTG-GPS", .identityOnly)
      case .hypotension: .snomed("45007003", "Low blood pressure (disorder)", "UTG-GPS, PYD")
      case .anesthesiaComplication:
        .snomed("33211000", "Complication of anesthesia (disorder)", "UTG-GPS", .identityOnly)
      case .anaphylaxis: .snomed("39579001", "Anaphylaxis (disorder)", "UTG-GPS, OHDSI-PL")
      case .contrastReaction:
        .snomed("292095005", "Contrast media adverse reaction (disorder)", "UTG-GPS, PYD")
      }
    }
  }
}
