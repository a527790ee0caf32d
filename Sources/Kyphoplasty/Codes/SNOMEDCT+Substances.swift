extension SNOMEDCT {
  /// Materials, drugs and devices.
  enum Substance: Coded {
    case polymethylMethacrylate
    case boneCement
    case iodinatedContrast
    case iohexol
    case iopamidol
    case iodixanol
    case localAnesthetic
    case needle

    var entry: CodeEntry {
      switch self {
      case .polymethylMethacrylate:
        .snomed("427811002", "Polymethyl methacrylate (substance)", "UTG-GPS", .identityOnly)
      case .boneCement: .snomed("6043006", "Bone cement (substance)", "SNOMED page 229115453")
      case .iodinatedContrast:
        .snomed("426722004", "Iodinated contrast media (substance)", "UTG-GPS, QICORE24")
      case .iohexol:
        .snomed("109218004", "Product containing iohexol (medicinal product)", "UTG-GPS, PYD")
      case .iopamidol:
        .snomed("109219007", "Product containing iopamidol (medicinal product)", "UTG-GPS, PYD")
      case .iodixanol:
        .snomed("353962003", "Product containing iodixanol (medicinal product)", "UTG-GPS, PYD")
      case .localAnesthetic: .snomed("373477003", "Local anesthetic (substance)", "UTG-GPS, PYD")
      case .needle: .snomed("79068005", "Needle, device (physical object)", "UTG-GPS, PYD")
      }
    }
  }

  /// What is observed.
  enum Observable: Coded {
    case eq5dIndex

    var entry: CodeEntry {
      switch self {
      case .eq5dIndex:
        .snomed(
          "736534008",
          "EuroQol five dimension five level index value (observable entity)",
          "MII-PRO")
      }
    }
  }
}
