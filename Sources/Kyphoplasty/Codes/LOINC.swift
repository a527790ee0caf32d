/// LOINC: measurements, documents and studies.
enum LOINC: Coded {
  case painNumericRating
  case painVisualAnalog
  case oswestry
  case tScoreLumbarSpine
  case tScoreHip
  case tScoreFemur
  case densityLumbarSpine
  case densityHip
  case bodyHeight
  case bodyWeight
  case smokingStatus
  case kyphoplastyGuidanceThoracic
  case kyphoplastyGuidanceLumbar
  case vertebroplastyGuidance
  case vertebroplastyGuidanceCervical
  case vertebroplastyGuidanceThoracic
  case vertebroplastyGuidanceLumbar
  case vertebroplastyCT
  case vertebroplastyCTThoracic
  case vertebroplastyCTLumbar

  var entry: CodeEntry {
    switch self {
    case .painNumericRating:
      .loinc(
        "72514-3",
        "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        "CANVAS 2026, CANVAS 2022")
    case .painVisualAnalog:
      .loinc("38214-3", "Pain severity [Score] Visual analog score", "CANVAS 2026, CANVAS 2022")
    case .oswestry: .loinc("97909-6", "Oswestry disability index score ODI", "PACIO")
    case .tScoreLumbarSpine:
      .loinc("38267-1", "DXA Lumbar spine [T-score] Bone density", "CANVAS 2026, CANVAS 2022")
    case .tScoreHip: .loinc("38264-8", "DXA Hip [T-score] Bone density", "CANVAS 2026, CANVAS 2022")
    case .tScoreFemur:
      .loinc("38263-0", "DXA Femur [T-score] Bone density", "CANVAS 2022, QICORE24")
    case .densityLumbarSpine:
      .loinc("24966-4", "DXA Lumbar spine [Mass/Area] Bone density", "CANVAS 2026, CANVAS 2022")
    case .densityHip:
      .loinc("38261-4", "DXA Hip [Mass/Area] Bone density", "CANVAS 2026, CANVAS 2022")
    case .bodyHeight: .loinc("8302-2", "Body height", "CANVAS 2026, CANVAS 2022")
    case .bodyWeight: .loinc("29463-7", "Body weight", "CANVAS 2026, CANVAS 2022")
    case .smokingStatus: .loinc("72166-2", "Tobacco smoking status", "CANVAS 2026, CANVAS 2022")
    case .kyphoplastyGuidanceThoracic:
      .loinc("72553-1", "RF Guidance for kyphoplasty of Thoracic spine", "CANVAS 2026, CANVAS 2022")
    case .kyphoplastyGuidanceLumbar:
      .loinc("72552-3", "RF Guidance for kyphoplasty of Lumbar spine", "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyGuidance:
      .loinc(
        "35936-4",
        "RF Guidance for percutaneous vertebroplasty of Spine",
        "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyGuidanceCervical:
      .loinc(
        "70923-8",
        "RF Guidance for percutaneous vertebroplasty of Cervical spine",
        "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyGuidanceThoracic:
      .loinc(
        "70925-3",
        "RF Guidance for percutaneous vertebroplasty of Thoracic spine",
        "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyGuidanceLumbar:
      .loinc(
        "70924-6",
        "RF Guidance for percutaneous vertebroplasty of Lumbar spine",
        "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyCT:
      .loinc(
        "35933-1",
        "CT Guidance for percutaneous vertebroplasty of Spine",
        "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyCTThoracic:
      .loinc(
        "35935-6",
        "CT Guidance for percutaneous vertebroplasty of Thoracic spine",
        "CANVAS 2026, CANVAS 2022")
    case .vertebroplastyCTLumbar:
      .loinc(
        "35934-9",
        "CT Guidance for percutaneous vertebroplasty of Lumbar spine",
        "CANVAS 2026, CANVAS 2022")
    }
  }
}
