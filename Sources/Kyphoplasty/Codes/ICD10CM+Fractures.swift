/// ICD-10-CM, of which the cases of the nested types are the codes that may be emitted.
enum ICD10CM {}

extension ICD10CM {
  /// Fractures of vertebrae, by cause and, after an injury, by level: each with its code for the initial encounter.
  enum Fracture: Coded {
    case osteoporotic
    case otherOsteoporotic
    case collapsedThoracic
    case collapsedLumbar
    case collapsedSacral
    case neoplastic
    case otherDisease
    case wedgeT1
    case wedgeT2
    case wedgeT3
    case wedgeT4
    case wedgeT5T6
    case wedgeT7T8
    case wedgeT9T10
    case wedgeT11T12
    case wedgeL1
    case wedgeL2
    case wedgeL3
    case wedgeL4
    case wedgeL5
    case stableBurstT11T12
    case unstableBurstT11T12
    case stableBurstL1
    case unstableBurstL1

    /// The code for the initial encounter.
    var entry: CodeEntry {
      switch self {
      case .osteoporotic:
        .icd10cm(
          "M80.08XA",
          "Age-related osteoporosis with current pathological fracture, vertebra(e), initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .otherOsteoporotic:
        .icd10cm(
          "M80.88XA",
          "Other osteoporosis with current pathological fracture, vertebra(e), initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .collapsedThoracic:
        .icd10cm(
          "M48.54XA",
          "Collapsed vertebra, not elsewhere classified, thoracic region, initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .collapsedLumbar:
        .icd10cm(
          "M48.56XA",
          "Collapsed vertebra, not elsewhere classified, lumbar region, initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .collapsedSacral:
        .icd10cm(
          "M48.58XA",
          "Collapsed vertebra, not elsewhere classified, sacral and sacrococcygeal region, initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .neoplastic:
        .icd10cm(
          "M84.58XA",
          "Pathological fracture in neoplastic disease, other specified site, initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .otherDisease:
        .icd10cm(
          "M84.68XA",
          "Pathological fracture in other disease, other site, initial encounter for fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT1:
        .icd10cm(
          "S22.010A",
          "Wedge compression fracture of first thoracic vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT2:
        .icd10cm(
          "S22.020A",
          "Wedge compression fracture of second thoracic vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT3:
        .icd10cm(
          "S22.030A",
          "Wedge compression fracture of third thoracic vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT4:
        .icd10cm(
          "S22.040A",
          "Wedge compression fracture of fourth thoracic vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT5T6:
        .icd10cm(
          "S22.050A",
          "Wedge compression fracture of T5-T6 vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT7T8:
        .icd10cm(
          "S22.060A",
          "Wedge compression fracture of T7-T8 vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT9T10:
        .icd10cm(
          "S22.070A",
          "Wedge compression fracture of T9-T10 vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeT11T12:
        .icd10cm(
          "S22.080A",
          "Wedge compression fracture of T11-T12 vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeL1:
        .icd10cm(
          "S32.010A",
          "Wedge compression fracture of first lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeL2:
        .icd10cm(
          "S32.020A",
          "Wedge compression fracture of second lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeL3:
        .icd10cm(
          "S32.030A",
          "Wedge compression fracture of third lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeL4:
        .icd10cm(
          "S32.040A",
          "Wedge compression fracture of fourth lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .wedgeL5:
        .icd10cm(
          "S32.050A",
          "Wedge compression fracture of fifth lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .stableBurstT11T12:
        .icd10cm(
          "S22.081A",
          "Stable burst fracture of T11-T12 vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .unstableBurstT11T12:
        .icd10cm(
          "S22.082A",
          "Unstable burst fracture of T11-T12 vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .stableBurstL1:
        .icd10cm(
          "S32.011A",
          "Stable burst fracture of first lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      case .unstableBurstL1:
        .icd10cm(
          "S32.012A",
          "Unstable burst fracture of first lumbar vertebra, initial encounter for closed fracture",
          "ICD-10-CM 2026-04")
      }
    }
  }
}
