internal import FHIRModel

extension Neoplasm {
  /// The codes of the tumor: SNOMED CT and ICD-10-CM, each where one is evidenced for what is said of it.
  ///
  /// The place is that of the fractures that the tumor is behind.
  func codes(inSacrum isInSacrum: Bool) -> [CodeEntry] {
    [snomed?.entry, icd10cm(inSacrum: isInSacrum)?.entry].compactMap(\.self)
  }

  private var snomed: SNOMEDCT.Disease? {
    switch type {
    case .multipleMyeloma: .multipleMyeloma
    case .plasmacytoma: .solitaryMyeloma
    case .boneMetastasis: .metastasisToSpine
    case .lymphoma: .lymphoma
    case .hemangioma: .hemangioma
    case .benignBoneTumor: nil
    }
  }

  /// Without a course, myeloma and plasmacytoma are "not otherwise specified", which the tabular list includes in
  /// "not having achieved remission"; so it does a lymphoma of no further kind in C85.9-.
  private func icd10cm(inSacrum isInSacrum: Bool) -> ICD10CM.Disease? {
    switch (type, course) {
    case (.multipleMyeloma, .inRemission): .myelomaInRemission
    case (.multipleMyeloma, .inRelapse): .myelomaInRelapse
    case (.multipleMyeloma, _): .myeloma
    case (.plasmacytoma, .inRemission), (.plasmacytoma, .inRelapse): nil
    case (.plasmacytoma, _): .plasmacytoma
    case (.lymphoma, .inRemission): nil
    case (.lymphoma, _): .lymphoma
    case (.boneMetastasis, _): .boneMetastasis
    case (.hemangioma, _): .hemangioma
    // D16.6 excludes the sacrum, whose code is not evidenced.
    case (.benignBoneTumor, _): isInSacrum ? nil : .benignVertebralNeoplasm
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
