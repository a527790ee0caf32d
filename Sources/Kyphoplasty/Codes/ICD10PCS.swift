/// ICD-10-PCS: the procedures of inpatients, by region and without the level.
enum ICD10PCS: Coded {
  case repositionCervical
  case repositionThoracic
  case repositionLumbar
  case repositionSacrum
  case supplementCervical
  case supplementThoracic
  case supplementLumbar
  case supplementSacrum
  case biopsyThoracic
  case biopsyLumbar
  case ablationThoracic
  case ablationLumbar

  var entry: CodeEntry {
    switch self {
    case .repositionCervical:
      .icd10pcs(
        "0PS33ZZ",
        "Reposition Cervical Vertebra, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .repositionThoracic:
      .icd10pcs(
        "0PS43ZZ",
        "Reposition Thoracic Vertebra, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .repositionLumbar:
      .icd10pcs(
        "0QS03ZZ",
        "Reposition Lumbar Vertebra, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .repositionSacrum:
      .icd10pcs("0QS13ZZ", "Reposition Sacrum, Percutaneous Approach", "CANVAS 2026, HCUP FY2019")
    case .supplementCervical:
      .icd10pcs(
        "0PU33JZ",
        "Supplement Cervical Vertebra with Synthetic Substitute, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .supplementThoracic:
      .icd10pcs(
        "0PU43JZ",
        "Supplement Thoracic Vertebra with Synthetic Substitute, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .supplementLumbar:
      .icd10pcs(
        "0QU03JZ",
        "Supplement Lumbar Vertebra with Synthetic Substitute, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .supplementSacrum:
      .icd10pcs(
        "0QU13JZ",
        "Supplement Sacrum with Synthetic Substitute, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .biopsyThoracic:
      .icd10pcs(
        "0PB43ZX",
        "Excision of Thoracic Vertebra, Percutaneous Approach, Diagnostic",
        "CANVAS 2026, HCUP FY2019")
    case .biopsyLumbar:
      .icd10pcs(
        "0QB03ZX",
        "Excision of Lumbar Vertebra, Percutaneous Approach, Diagnostic",
        "CANVAS 2026, HCUP FY2019")
    case .ablationThoracic:
      .icd10pcs(
        "0P543ZZ",
        "Destruction of Thoracic Vertebra, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    case .ablationLumbar:
      .icd10pcs(
        "0Q503ZZ",
        "Destruction of Lumbar Vertebra, Percutaneous Approach",
        "CANVAS 2026, HCUP FY2019")
    }
  }
}
