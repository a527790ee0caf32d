extension SNOMEDCT {
  /// Fractures of vertebrae.
  enum Fracture: Coded {
    case compression
    case compressionThoracic
    case compressionLumbar
    case osteoporotic
    case osteoporoticThoracic
    case osteoporoticLumbar
    case pathological
    case closedThoracic
    case closedLumbar
    case any
    case anyThoracic
    case anyLumbar

    var entry: CodeEntry {
      switch self {
      case .compression:
        .snomed(
          "42942008",
          "Compression fracture of vertebral column (disorder)",
          "UTG-GPS, SCT-FLAT")
      case .compressionThoracic:
        .snomed(
          "698077007",
          "Compression fracture of thoracic spine (disorder)",
          "UTG-GPS", .identityOnly)
      case .compressionLumbar:
        .snomed(
          "426646004",
          "Compression fracture of lumbar spine (disorder)",
          "UTG-GPS", .identityOnly)
      case .osteoporotic:
        .snomed("240198002", "Osteoporotic vertebral collapse (disorder)", "UTG-GPS, CANVAS 2022")
      case .osteoporoticThoracic:
        .snomed(
          "203451004",
          "Osteoporotic fracture of thoracic vertebra (disorder)",
          "CANVAS 2022, QICORE24")
      case .osteoporoticLumbar:
        .snomed(
          "203450003",
          "Osteoporotic fracture of lumbar vertebra (disorder)",
          "CANVAS 2022, QICORE24")
      case .pathological:
        .snomed(
          "274146004", "Pathological fracture of vertebra (disorder)", "UTG-GPS", .identityOnly)
      case .closedThoracic:
        .snomed(
          "207938004", "Closed fracture thoracic vertebra (disorder)", "UTG-GPS", .identityOnly)
      case .closedLumbar:
        .snomed("207957008", "Closed fracture lumbar vertebra (disorder)", "UTG-GPS", .identityOnly)
      case .any:
        .snomed("50448004", "Fracture of vertebral column (disorder)", "UTG-GPS", .identityOnly)
      case .anyThoracic:
        .snomed("125607007", "Fracture of thoracic spine (disorder)", "UTG-GPS", .identityOnly)
      case .anyLumbar:
        .snomed("125608002", "Fracture of lumbar spine (disorder)", "UTG-GPS", .identityOnly)
      }
    }
  }

  /// What weakens a vertebra, and what the weakness leads to.
  enum Disease: Coded {
    case osteoporosis
    case senileOsteoporosis
    case postmenopausalOsteoporosis
    case corticosteroidOsteoporosis
    case osteopenia
    case multipleMyeloma
    case solitaryMyeloma
    case metastasisToSpine
    case lymphoma
    case hemangioma
    case kyphosis

    var entry: CodeEntry {
      switch self {
      case .osteoporosis: .snomed("64859006", "Osteoporosis (disorder)", "UTG-GPS, OHDSI-PL")
      case .senileOsteoporosis:
        .snomed("18040001", "Senile osteoporosis (disorder)", "UTG-GPS, CANVAS 2022")
      case .postmenopausalOsteoporosis:
        .snomed("102447009", "Postmenopausal osteoporosis (disorder)", "UTG-GPS, OHDSI-PL")
      case .corticosteroidOsteoporosis:
        .snomed(
          "390833005",
          "Osteoporosis caused by corticosteroid (disorder)",
          "UTG-GPS, CANVAS 2022")
      case .osteopenia: .snomed("312894000", "Osteopenia (disorder)", "UTG-GPS, CANVAS 2022")
      case .multipleMyeloma:
        .snomed("109989006", "Multiple myeloma (disorder)", "UTG-GPS, OHDSI-PL")
      case .solitaryMyeloma: .snomed("426336007", "Solitary osseous myeloma (disorder)", "OHDSI-PL")
      case .metastasisToSpine:
        .snomed(
          "94602001",
          "Metastatic malignant neoplasm to vertebral column (disorder)",
          "UTG-GPS, CANVAS 2022")
      case .lymphoma: .snomed("118600007", "Malignant lymphoma (disorder)", "UTG-GPS, OHDSI-PL")
      case .hemangioma: .snomed("400210000", "Hemangioma (disorder)", "UTG-GPS, PYD")
      case .kyphosis:
        .snomed("414564002", "Kyphosis deformity of spine (disorder)", "UTG-GPS", .identityOnly)
      }
    }
  }

  /// Symptoms, function and what happened.
  enum Finding: Coded {
    case backache
    case thoracicBackPain
    case lowBackPain
    case impairedMobility
    case reducedMobility
    case atRiskForFalls
    case fall
    case lumbarRadiculopathy

    var entry: CodeEntry {
      switch self {
      case .backache: .snomed("161891005", "Backache (finding)", "UTG-GPS, OHDSI-PL")
      case .thoracicBackPain:
        .snomed("279038004", "Thoracic back pain (finding)", "UTG-GPS", .identityOnly)
      case .lowBackPain: .snomed("279039007", "Low back pain (finding)", "UTG-GPS, OHDSI-PL")
      case .impairedMobility:
        .snomed("82971005", "Impaired mobility (finding)", "UTG-GPS", .identityOnly)
      case .reducedMobility:
        .snomed("8510008", "Reduced mobility (finding)", "UTG-GPS, CANVAS 2022")
      case .atRiskForFalls:
        .snomed("129839007", "At risk for falls (finding)", "UTG-GPS", .identityOnly)
      case .fall: .snomed("1912002", "Fall (event)", "UTG-GPS, OHDSI-PL")
      case .lumbarRadiculopathy:
        .snomed("128196005", "Lumbar radiculopathy (disorder)", "UTG-GPS, OHDSI-PL")
      }
    }
  }
}
