extension SNOMEDCT {
  /// The sexes that US Core 8.0.0 has concepts of.
  enum AdministrativeSex: Coded {
    case female
    case male

    var entry: CodeEntry {
      switch self {
      case .female:
        .snomed("248152002", "Female (finding)", "THO snomed-intl-gps, US-CORE 8.0.0", .package)
      case .male:
        .snomed("248153007", "Male (finding)", "THO snomed-intl-gps, US-CORE 8.0.0", .package)
      }
    }
  }
}
