extension ClinicalDocument.Kind: Coded {
  /// The LOINC code of the kind of document.
  var entry: CodeEntry {
    switch self {
    case .operationNote: .loinc("11504-8", "Provider-unspecified Operation note", "R4CORE")
    case .procedureNote:
      .loinc("28570-0", "Provider-unspecified Procedure note", "US-CORE, QICORE24")
    case .interventionalNote: .loinc("34121-4", "Interventional procedure note", "R4CORE")
    case .dischargeSummary: .loinc("18842-5", "Discharge summary", "US-CORE")
    case .anesthesiaRecord: .loinc("11485-0", "Anesthesia records", "R4CORE")
    }
  }
}
