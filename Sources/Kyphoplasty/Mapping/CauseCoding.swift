internal import FHIRModel

extension Neoplasm {
  /// The codes of the tumor: SNOMED CT where one is evidenced, and ICD-10-CM.
  var codes: [CodeEntry] {
    switch type {
    case .multipleMyeloma:
      [SNOMEDCT.Disease.multipleMyeloma.entry, myeloma.entry]
    case .plasmacytoma:
      [SNOMEDCT.Disease.solitaryMyeloma.entry, ICD10CM.Disease.plasmacytoma.entry]
    case .boneMetastasis:
      [SNOMEDCT.Disease.metastasisToSpine.entry, ICD10CM.Disease.boneMetastasis.entry]
    case .lymphoma: [SNOMEDCT.Disease.lymphoma.entry, ICD10CM.Disease.lymphoma.entry]
    case .hemangioma: [SNOMEDCT.Disease.hemangioma.entry, ICD10CM.Disease.hemangioma.entry]
    case .benignBoneTumor: [ICD10CM.Disease.benignVertebralNeoplasm.entry]
    }
  }

  private var myeloma: ICD10CM.Disease {
    switch course {
    case .notInRemission, nil: .myeloma
    case .inRemission: .myelomaInRemission
    case .inRelapse: .myelomaInRelapse
    }
  }

  var clinicalStatus: R4.Condition.ClinicalStatus {
    switch course {
    case .notInRemission, nil: .active
    case .inRemission: .remission
    case .inRelapse: .relapse
    }
  }

  var words: String {
    switch type {
    case .multipleMyeloma: "Multiple myeloma"
    case .plasmacytoma: "Solitary plasmacytoma of bone"
    case .boneMetastasis: "Metastasis to the spine"
    case .lymphoma: "Lymphoma"
    case .hemangioma: "Hemangioma of a vertebra"
    case .benignBoneTumor: "Benign tumor of a vertebra"
    }
  }
}

extension Osteoporosis {
  /// The codes of the disease; ICD-10-CM only for age-related osteoporosis without a current fracture.
  func codes(withFracture hasFracture: Bool) -> [CodeEntry] {
    let isAgeRelated = type == .senile || type == .postmenopausal
    let icd10cm = isAgeRelated && !hasFracture ? [ICD10CM.Disease.osteoporosis.entry] : []
    return [snomed.entry] + icd10cm
  }

  private var snomed: SNOMEDCT.Disease {
    switch type {
    case .senile: .senileOsteoporosis
    case .postmenopausal: .postmenopausalOsteoporosis
    case .corticosteroid: .corticosteroidOsteoporosis
    case .osteopenia: .osteopenia
    case .other, nil: .osteoporosis
    }
  }

  var words: String {
    switch type {
    case .senile: "Senile osteoporosis"
    case .postmenopausal: "Postmenopausal osteoporosis"
    case .corticosteroid: "Osteoporosis from corticosteroids"
    case .other: "Other osteoporosis"
    case .osteopenia: "Osteopenia"
    case nil: "Osteoporosis"
    }
  }
}

extension Injury.Mechanism {
  /// The codes of what happened; those of ICD-10-CM are evidenced for the initial encounter only.
  func codes(initialEncounter isInitial: Bool) -> [CodeEntry] {
    switch self {
    case .fall:
      [SNOMEDCT.Finding.fall.entry] + (isInitial ? [ICD10CM.Disease.fall.entry] : [])
    case .motorVehicle: isInitial ? [ICD10CM.Disease.motorVehicleAccident.entry] : []
    case .other: []
    }
  }

  var words: String {
    switch self {
    case .fall: "Fall"
    case .motorVehicle: "Motor vehicle accident"
    case .other: "Injury"
    }
  }
}
