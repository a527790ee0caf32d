extension ICD10CM {
  /// Causes of fractures and what comes with them.
  enum Disease: Coded {
    case myeloma
    case myelomaInRemission
    case myelomaInRelapse
    case plasmacytoma
    case boneMetastasis
    case lymphoma
    case hemangioma
    case benignVertebralNeoplasm
    case osteoporosis
    case historyOfOsteoporosisFracture
    case lowBackPain
    case thoracicSpinePain
    case lossOfHeight
    case repeatedFalls
    case reducedMobility
    case sleepDisorder
    case fall
    case motorVehicleAccident
    case cordCompression
    case caudaEquinaSyndrome
    case paraplegia

    var entry: CodeEntry {
      switch self {
      case .myeloma:
        .icd10cm("C90.00", "Multiple myeloma not having achieved remission", "ICD-10-CM 2026-04")
      case .myelomaInRemission:
        .icd10cm("C90.01", "Multiple myeloma in remission", "ICD-10-CM 2026-04")
      case .myelomaInRelapse: .icd10cm("C90.02", "Multiple myeloma in relapse", "ICD-10-CM 2026-04")
      case .plasmacytoma:
        .icd10cm(
          "C90.30", "Solitary plasmacytoma not having achieved remission", "ICD-10-CM 2026-04")
      case .boneMetastasis:
        .icd10cm("C79.51", "Secondary malignant neoplasm of bone", "ICD-10-CM 2026-04")
      case .lymphoma:
        .icd10cm(
          "C85.99",
          "Non-Hodgkin lymphoma, unspecified, extranodal and solid organ sites",
          "ICD-10-CM 2026-04")
      case .hemangioma: .icd10cm("D18.09", "Hemangioma of other sites", "ICD-10-CM 2026-04")
      case .benignVertebralNeoplasm:
        .icd10cm("D16.6", "Benign neoplasm of vertebral column", "ICD-10-CM 2026-04")
      case .osteoporosis:
        .icd10cm(
          "M81.0",
          "Age-related osteoporosis without current pathological fracture",
          "ICD-10-CM 2026-04")
      case .historyOfOsteoporosisFracture:
        .icd10cm(
          "Z87.310", "Personal history of (healed) osteoporosis fracture", "ICD-10-CM 2026-04")
      case .lowBackPain: .icd10cm("M54.50", "Low back pain, unspecified", "ICD-10-CM 2026-04")
      case .thoracicSpinePain: .icd10cm("M54.6", "Pain in thoracic spine", "ICD-10-CM 2026-04")
      case .lossOfHeight: .icd10cm("R29.890", "Loss of height", "ICD-10-CM 2026-04")
      case .repeatedFalls: .icd10cm("R29.6", "Repeated falls", "ICD-10-CM 2026-04")
      case .reducedMobility: .icd10cm("Z74.09", "Other reduced mobility", "ICD-10-CM 2026-04")
      case .sleepDisorder: .icd10cm("G47.9", "Sleep disorder, unspecified", "ICD-10-CM 2026-04")
      case .fall: .icd10cm("W19.XXXA", "Unspecified fall, initial encounter", "ICD-10-CM 2026-04")
      case .motorVehicleAccident:
        .icd10cm(
          "V89.2XXA",
          "Person injured in unspecified motor-vehicle accident, traffic, initial encounter",
          "ICD-10-CM 2026-04")
      case .cordCompression: .icd10cm("G95.29", "Other cord compression", "ICD-10-CM 2026-04")
      case .caudaEquinaSyndrome: .icd10cm("G83.4", "Cauda equina syndrome", "ICD-10-CM 2026-04")
      case .paraplegia: .icd10cm("G82.20", "Paraplegia, unspecified", "ICD-10-CM 2026-04")
      }
    }
  }
}
