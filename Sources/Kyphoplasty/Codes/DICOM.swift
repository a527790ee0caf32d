/// DICOM: doses of radiation and modalities of imaging.
enum DICOM: Coded {
  case fluoroscopyTime
  case doseAreaProduct
  case doseAtReferencePoint

  var entry: CodeEntry {
    switch self {
    case .fluoroscopyTime: .dicom("113730", "Total Fluoro Time", "PYD", .verified)
    case .doseAreaProduct: .dicom("113722", "Dose Area Product Total", "PYD", .verified)
    case .doseAtReferencePoint: .dicom("113725", "Dose (RP) Total", "PYD", .verified)
    }
  }
}

extension ImagingExamination.Modality: Coded {
  var entry: CodeEntry {
    switch self {
    case .xray: .dicom("DX", "Digital Radiography", "R4CORE", .package)
    case .ct: .dicom("CT", "Computed Tomography", "R4CORE", .package)
    case .mri: .dicom("MR", "Magnetic Resonance", "R4CORE", .package)
    case .boneScan: .dicom("NM", "Nuclear Medicine", "R4CORE", .package)
    case .fluoroscopy: .dicom("RF", "Radiofluoroscopy", "R4CORE", .package)
    }
  }
}

extension CodeEntry {
  static func dicom(
    _ code: String, _ display: String, _ evidence: String, _ verification: Verification
  ) -> Self {
    Self(.dicom, code, display, evidence, verification)
  }
}
