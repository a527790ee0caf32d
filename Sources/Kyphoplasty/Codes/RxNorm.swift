extension Drug.Ingredient: Coded {
  /// The RxNorm ingredient; of iopamidol and iodixanol, whose ingredients are not evidenced, the SNOMED CT product.
  var entry: CodeEntry {
    switch self {
    case .lidocaine: .rxNorm("6387", "lidocaine", "OHDSI-PL")
    case .midazolam: .rxNorm("6960", "midazolam", "QICORE24")
    case .fentanyl: .rxNorm("4337", "fentanyl", "OHDSI-PL")
    case .propofol: .rxNorm("8782", "propofol", "QICORE24")
    case .iohexol: .rxNorm("5956", "iohexol", "QICORE24")
    case .iopamidol: SNOMEDCT.Substance.iopamidol.entry
    case .iodixanol: SNOMEDCT.Substance.iodixanol.entry
    case .cefazolin: .rxNorm("2180", "cefazolin", "OHDSI-PL")
    case .vancomycin: .rxNorm("11124", "vancomycin", "OHDSI-PL")
    case .alendronate: .rxNorm("46041", "alendronate", "QICORE24")
    case .zoledronicAcid: .rxNorm("77655", "zoledronic acid", "OMOP concept set")
    }
  }
}

extension CodeEntry {
  fileprivate static func rxNorm(_ code: String, _ display: String, _ evidence: String) -> Self {
    Self(.rxNorm, code, display, evidence, .verified)
  }
}
