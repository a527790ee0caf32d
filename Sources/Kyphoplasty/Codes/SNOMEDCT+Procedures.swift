/// SNOMED CT, of which the cases of the nested types are the concepts that may be emitted.
enum SNOMEDCT {}

extension SNOMEDCT {
  /// Operations and anesthesia.
  enum Procedure: Coded {
    case operationOnSpine
    case surgicalProcedure
    case diagnosticProcedure
    case imaging
    case laminectomy
    case nerveRootBlock

    var entry: CodeEntry {
      switch self {
      case .operationOnSpine:
        .snomed(
          "392236004",
          "Operative procedure on spinal structure (procedure)",
          "UTG-GPS", .identityOnly)
      case .surgicalProcedure:
        .snomed("387713003", "Surgical procedure (procedure)", "UTG-GPS, PYD")
      case .diagnosticProcedure:
        .snomed("103693007", "Diagnostic procedure (procedure)", "UTG-GPS, PYD")
      case .imaging: .snomed("363679005", "Imaging", "R4CORE servicerequest-category", .package)
      case .laminectomy:
        .snomed("387731002", "Excision of lamina of vertebra (procedure)", "UTG-GPS, CANVAS 2026")
      case .nerveRootBlock:
        .snomed(
          "431928000",
          "Local anesthetic block of spinal nerve root using fluoroscopic guidance (procedure)",
          "UTG-GPS", .identityOnly)
      }
    }
  }
}
