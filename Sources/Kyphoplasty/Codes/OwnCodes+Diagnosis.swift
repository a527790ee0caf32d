// The record's own words of the diagnosis, as codes of ours.

extension Fracture.Cause: Coded {
  var entry: CodeEntry {
    switch self {
    case .osteoporosis: .own("fracture-osteoporosis", "Vertebral fracture from osteoporosis")
    case .secondaryOsteoporosis:
      .own("fracture-secondary-osteoporosis", "Vertebral fracture from secondary osteoporosis")
    case .neoplasm: .own("fracture-neoplasm", "Vertebral fracture from a neoplasm")
    case .trauma: .own("fracture-trauma", "Vertebral fracture from an injury")
    case .otherDisease: .own("fracture-other-disease", "Vertebral fracture from another disease")
    case .unspecified: .own("fracture-unspecified", "Vertebral fracture of unknown cause")
    }
  }
}

extension Fracture.Morphology: Coded {
  var entry: CodeEntry {
    switch self {
    case .wedge: .own("morphology-wedge", "Wedge fracture")
    case .biconcave: .own("morphology-biconcave", "Biconcave fracture")
    case .crush: .own("morphology-crush", "Crush fracture")
    case .stableBurst: .own("morphology-stable-burst", "Stable burst fracture")
    case .unstableBurst: .own("morphology-unstable-burst", "Unstable burst fracture")
    case .pincer: .own("morphology-pincer", "Pincer fracture")
    case .split: .own("morphology-split", "Split fracture")
    }
  }
}

extension Fracture.Age: Coded {
  var entry: CodeEntry {
    switch self {
    case .acute: .own("age-acute", "Acute fracture")
    case .subacute: .own("age-subacute", "Subacute fracture")
    case .chronic: .own("age-chronic", "Chronic fracture")
    }
  }
}

extension Fracture.Phase: Coded {
  var entry: CodeEntry {
    switch self {
    case .initial: .own("phase-initial", "Initial encounter")
    case .initialOpen: .own("phase-initial-open", "Initial encounter for an open fracture")
    case .routineHealing: .own("phase-routine-healing", "Later encounter, routine healing")
    case .delayedHealing: .own("phase-delayed-healing", "Later encounter, delayed healing")
    case .nonunion: .own("phase-nonunion", "Later encounter, nonunion")
    case .malunion: .own("phase-malunion", "Later encounter, malunion")
    case .sequela: .own("phase-sequela", "Sequela")
    }
  }
}

/// The systems by which a fracture is graded.
enum FractureGrading: Coded {
  case genant
  case ofClass
  case aoType
  case morphology

  var entry: CodeEntry {
    switch self {
    case .genant: .own("genant-grade", "Semiquantitative grade of Genant")
    case .ofClass: .own("of-class", "OF class of AO Spine and DGOU")
    case .aoType: .own("ao-type", "Type of the AO or Magerl system")
    case .morphology: .own("fracture-morphology", "Shape of the fracture")
    }
  }
}

extension Contraindication: Coded {
  var entry: CodeEntry {
    switch self {
    case .activeInfection: .own("contraindication-infection", "Active infection")
    case .pregnancy: .own("contraindication-pregnancy", "Pregnancy")
    case .painNotFromFracture:
      .own("contraindication-other-pain", "Pain that is not from the fracture")
    case .cementAllergy: .own("contraindication-cement-allergy", "Allergy to bone cement")
    case .contrastAllergy: .own("contraindication-contrast-allergy", "Allergy to contrast")
    case .uncorrectedCoagulopathy:
      .own("contraindication-coagulopathy", "Coagulopathy that is not corrected")
    case .instability: .own("contraindication-instability", "Instability of the spine")
    case .neurologicalDeficit: .own("contraindication-deficit", "Neurological deficit")
    case .retropulsion: .own("contraindication-retropulsion", "Bone in the spinal canal")
    case .moreThanThreeLevels: .own("contraindication-levels", "More than three levels")
    }
  }
}

extension NewFracture.Relation: Coded {
  var entry: CodeEntry {
    switch self {
    case .adjacent: .own("new-fracture-adjacent", "New fracture next to a treated vertebra")
    case .distant: .own("new-fracture-distant", "New fracture away from the treated vertebrae")
    case .sameLevel: .own("new-fracture-same-level", "New fracture of a treated vertebra")
    }
  }
}
