// The record's own words of what was before the procedure, as codes of ours.

extension Symptoms.Mobility: Coded {
  var entry: CodeEntry {
    switch self {
    case .unrestricted: .own("mobility-unrestricted", "Unrestricted mobility")
    case .reduced: .own("mobility-reduced", "Reduced mobility")
    case .impaired: .own("mobility-impaired", "Impaired mobility")
    case .bedbound: .own("mobility-bedbound", "Confined to bed")
    }
  }
}

extension Symptoms.Progression: Coded {
  var entry: CodeEntry {
    switch self {
    case .improving: .own("progression-improving", "Improving")
    case .unchanged: .own("progression-unchanged", "Unchanged")
    case .worsening: .own("progression-worsening", "Worsening")
    }
  }
}

extension Neurology.Deficit: Coded {
  var entry: CodeEntry {
    switch self {
    case .spinalCordCompression: .own("deficit-cord-compression", "Compression of the spinal cord")
    case .caudaEquina: .own("deficit-cauda-equina", "Cauda equina syndrome")
    case .radiculopathy: .own("deficit-radiculopathy", "Radiculopathy")
    case .myelopathy: .own("deficit-myelopathy", "Myelopathy")
    case .paraplegia: .own("deficit-paraplegia", "Paraplegia")
    case .numbness: .own("deficit-numbness", "Numbness")
    case .weakness: .own("deficit-weakness", "Weakness")
    case .bladderOrBowelChange: .own("deficit-bladder-bowel", "Change of bladder or bowel")
    }
  }
}

extension PriorTherapy.Kind: Coded {
  var entry: CodeEntry {
    switch self {
    case .bedRest: .own("therapy-bed-rest", "Bed rest")
    case .analgesics: .own("therapy-analgesics", "Analgesics")
    case .opioids: .own("therapy-opioids", "Opioids")
    case .physicalTherapy: .own("therapy-physical", "Physical therapy")
    case .bracing: .own("therapy-brace", "Brace")
    case .nerveBlock: .own("therapy-nerve-block", "Nerve block")
    case .osteoporosisDrug: .own("therapy-osteoporosis-drug", "Drug against osteoporosis")
    }
  }
}

extension TreatmentGoal: Coded {
  var entry: CodeEntry {
    switch self {
    case .reducePain: .own("goal-reduce-pain", "Less pain")
    case .restoreHeight: .own("goal-restore-height", "Height of the vertebral body restored")
    case .stabilizeFracture: .own("goal-stabilize-fracture", "Fracture stabilized")
    case .preventKyphosis: .own("goal-prevent-kyphosis", "Kyphosis prevented")
    case .improveMobility: .own("goal-improve-mobility", "Better mobility")
    }
  }
}

extension TeamMember.Role: Coded {
  var entry: CodeEntry {
    switch self {
    case .primaryOperator: .own("role-primary-operator", "Primary operator")
    case .assistant: .own("role-assistant", "Assistant")
    case .anesthesiologist: .own("role-anesthesiologist", "Anesthesiologist")
    case .nurseAnesthetist: .own("role-nurse-anesthetist", "Nurse anesthetist")
    case .referring: .own("role-referring", "Referring clinician")
    case .attending: .own("role-attending", "Attending clinician")
    case .nurse: .own("role-nurse", "Nurse")
    case .technologist: .own("role-technologist", "Technologist")
    }
  }
}

extension Allergy: Coded {
  var entry: CodeEntry {
    switch self {
    case .iodinatedContrast: SNOMEDCT.Substance.iodinatedContrast.entry
    case .boneCement: SNOMEDCT.Substance.boneCement.entry
    case .localAnesthetic: SNOMEDCT.Substance.localAnesthetic.entry
    case .antibiotic: .own("allergy-antibiotic", "Antibiotic")
    case .latex: .own("allergy-latex", "Latex")
    }
  }
}
