// Cement, devices and leaks, as codes of ours.

/// Kinds of device that no evidenced code names.
enum DeviceKind: Coded {
  case boneCement
  case balloon
  case implant
  case brace

  var entry: CodeEntry {
    switch self {
    case .boneCement: .own("device-bone-cement", "Bone cement")
    case .balloon: .own("device-balloon", "Inflatable bone tamp")
    case .implant: .own("device-implant", "Vertebral implant")
    case .brace: .own("device-brace", "Brace")
    }
  }
}

/// What is stated of a device.
enum DeviceProperty: Coded {
  case material
  case viscosity
  case antibiotic
  case size
  case ratedVolume

  var entry: CodeEntry {
    switch self {
    case .material: .own("property-material", "Material")
    case .viscosity: .own("property-viscosity", "Viscosity")
    case .antibiotic: .own("property-antibiotic", "Antibiotic in the cement")
    case .size: .own("property-size", "Size as the maker names it")
    case .ratedVolume: .own("property-rated-volume", "Rated volume")
    }
  }
}

extension Cement.Material: Coded {
  var entry: CodeEntry {
    switch self {
    case .pmma: SNOMEDCT.Substance.polymethylMethacrylate.entry
    case .calciumPhosphate: .own("material-calcium-phosphate", "Calcium phosphate")
    case .other: .own("material-other", "Other material")
    }
  }
}

extension Cement.Viscosity: Coded {
  var entry: CodeEntry {
    switch self {
    case .low: .own("viscosity-low", "Low viscosity")
    case .medium: .own("viscosity-medium", "Medium viscosity")
    case .high: .own("viscosity-high", "High viscosity")
    }
  }
}

extension CementLeak.Site: Coded {
  var entry: CodeEntry {
    switch self {
    case .disc: .own("leak-disc", "Cement in an intervertebral disc")
    case .epidural: .own("leak-epidural", "Cement in the epidural space")
    case .foraminal: .own("leak-foraminal", "Cement in a neural foramen")
    case .paravertebral: .own("leak-paravertebral", "Cement beside the vertebra")
    case .prevertebral: .own("leak-prevertebral", "Cement in front of the vertebra")
    case .basivertebralVein: .own("leak-basivertebral-vein", "Cement in the basivertebral vein")
    case .segmentalVein: .own("leak-segmental-vein", "Cement in a segmental vein")
    case .pulmonary: .own("leak-pulmonary", "Cement in a pulmonary vessel")
    case .needleTract: .own("leak-needle-tract", "Cement in the needle's tract")
    }
  }
}

extension CementLeak.Route: Coded {
  var entry: CodeEntry {
    switch self {
    case .basivertebralVein: .own("route-basivertebral-vein", "By the basivertebral vein (type B)")
    case .segmentalVein: .own("route-segmental-vein", "By a segmental vein (type S)")
    case .corticalDefect: .own("route-cortical-defect", "By a cortical defect (type C)")
    case .endplate: .own("route-endplate", "By an endplate")
    }
  }
}

extension CementLeak.Method: Coded {
  var entry: CodeEntry {
    switch self {
    case .fluoroscopy: .own("method-fluoroscopy", "Fluoroscopy")
    case .xray: .own("method-xray", "Radiography")
    case .ct: .own("method-ct", "Computed tomography")
    }
  }
}

extension CementLeak.Timing: Coded {
  var entry: CodeEntry {
    switch self {
    case .duringInjection:
      .own("timing-during-injection", "Seen while the cement was injected")
    case .endOfProcedure: .own("timing-end-of-procedure", "Seen at the end of the operation")
    case .laterImaging: .own("timing-later-imaging", "Seen on later imaging")
    }
  }
}
