// The record's own words of the procedure, as codes of ours.

extension Augmentation.Technique: Coded {
  var entry: CodeEntry {
    switch self {
    case .balloonKyphoplasty: .own("balloon-kyphoplasty", "Balloon kyphoplasty")
    case .vertebroplasty: .own("vertebroplasty", "Vertebroplasty")
    case .implantAugmentation:
      .own("implant-augmentation", "Vertebral augmentation with an implant")
    }
  }
}

extension Augmentation.Guidance: Coded {
  var entry: CodeEntry {
    switch self {
    case .fluoroscopy: .own("guidance-fluoroscopy", "Fluoroscopy")
    case .ct: .own("guidance-ct", "Computed tomography")
    case .fluoroscopyAndCt: .own("guidance-fluoroscopy-ct", "Fluoroscopy and computed tomography")
    }
  }
}

extension Augmentation.Position: Coded {
  var entry: CodeEntry {
    switch self {
    case .prone: .own("position-prone", "Prone")
    case .lateral: .own("position-lateral", "Lateral")
    }
  }
}

extension Augmentation.Closure: Coded {
  var entry: CodeEntry {
    switch self {
    case .none: .own("closure-none", "No closure")
    case .adhesive: .own("closure-adhesive", "Adhesive")
    case .suture: .own("closure-suture", "Suture")
    }
  }
}

extension TreatedLevel.Access: Coded {
  var entry: CodeEntry {
    switch self {
    case .transpedicular: .own("access-transpedicular", "Transpedicular")
    case .parapedicular: .own("access-parapedicular", "Parapedicular")
    case .posterolateral: .own("access-posterolateral", "Posterolateral")
    case .anterolateral: .own("access-anterolateral", "Anterolateral")
    }
  }
}

extension AdministeredDrug.Route: Coded {
  var entry: CodeEntry {
    switch self {
    case .intravenous: .own("route-intravenous", "Intravenous")
    case .subcutaneous: .own("route-subcutaneous", "Subcutaneous")
    case .infiltration: .own("route-infiltration", "Infiltration")
    case .inhalation: .own("route-inhalation", "Inhalation")
    case .oral: .own("route-oral", "Oral")
    case .intraosseous: .own("route-intraosseous", "Intraosseous")
    }
  }
}

/// Why a drug was given in the session.
enum DrugPurpose: String, Coded {
  case anesthesia
  case antibiotic
  case contrast

  var entry: CodeEntry {
    switch self {
    case .anesthesia: .own("drug-anesthesia", "Anesthesia or sedation")
    case .antibiotic: .own("drug-antibiotic", "Prophylaxis of infection")
    case .contrast: .own("drug-contrast", "Contrast")
    }
  }
}

extension ConcurrentProcedure: Coded {
  var entry: CodeEntry {
    switch self {
    case .laminectomy: SNOMEDCT.Procedure.laminectomy.entry
    case .nerveRootBlock: .own("concurrent-nerve-root-block", "Nerve root block")
    case .tumorAblation: .own("concurrent-tumor-ablation", "Ablation of a tumor")
    }
  }
}

/// Procedures of the session that no evidenced code names.
enum AncillaryProcedure: Coded {
  case vertebralBiopsy
  case boneDensitometry

  var entry: CodeEntry {
    switch self {
    case .vertebralBiopsy: .own("vertebral-biopsy", "Bone biopsy of a vertebra")
    case .boneDensitometry: .own("bone-densitometry", "Bone densitometry (DXA)")
    }
  }
}

extension Biopsy.Result: Coded {
  var entry: CodeEntry {
    switch self {
    case .malignant: .own("biopsy-malignant", "Malignant")
    case .benign: .own("biopsy-benign", "Benign")
    case .nondiagnostic: .own("biopsy-nondiagnostic", "Not diagnostic")
    case .pending: .own("biopsy-pending", "Pending")
    }
  }
}
