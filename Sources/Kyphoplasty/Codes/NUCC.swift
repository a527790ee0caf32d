extension Clinician.Specialty: Coded {
  /// The code of the NUCC provider taxonomy.
  var entry: CodeEntry {
    switch self {
    case .interventionalRadiology:
      .nucc(
        "2085R0204X", "Vascular & Interventional Radiology", "CMS taxonomy crosswalk")
    case .neuroradiology: .nucc("2085N0700X", "Neuroradiology", "five public provider tables")
    case .neurosurgery: .nucc("207T00000X", "Neurological Surgery", "QICORE24")
    case .orthopedicSurgery: .nucc("207X00000X", "Orthopaedic Surgery", "QICORE24")
    case .spineSurgery:
      .nucc("207XS0117X", "Orthopaedic Surgery of the Spine", "CMS specialty crosswalk")
    case .interventionalPain:
      .nucc("208VP0014X", "Interventional Pain Medicine", "four public provider tables")
    case .painMedicine: .nucc("208VP0000X", "Pain Medicine", "four public provider tables")
    case .anesthesiology: .nucc("207L00000X", "Anesthesiology", "QICORE24")
    }
  }
}

extension CodeEntry {
  fileprivate static func nucc(_ code: String, _ display: String, _ evidence: String) -> Self {
    Self(.nucc, code, display, evidence, .verified)
  }
}
