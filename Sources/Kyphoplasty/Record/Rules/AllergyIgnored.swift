extension RecordRule {
  static let allergyIgnored = RecordRule(
    "clinical.allergy-ignored", [27], .warning, basis: .source,
    source: "The makers' instructions for use: allergy to contrast or to cement contraindicates.",
    fields: [
      "patient.allergies", "diagnosis.contraindications", "levels.balloons", "levels.cement",
      "contrast", "procedure.status",
    ],
    summary: "A patient is not given what the record calls an allergy.",
    explanation: """
      Contrast fills the balloons, and cement stays. With a known allergy to either, something else is taken (gadolinium, \
      carbon dioxide), or the record has the wrong allergy.
      """,
    remedy: "Check the allergy and what was given; name another contrast where one was taken."
  ) { encounter, report in
    let allergies = encounter.patient.allergies
    let reasons = encounter.diagnosis.contraindications
    let isContrast = encounter.hasContrastAllergy
    let isCement = allergies.contains(.boneCement) || reasons.contains(.cementAllergy)
    for (index, level) in encounter.levels.enumerated() {
      if isCement, level.cement != nil {
        report.add("levels[\(index)].cement", "was given, although an allergy to cement is known")
      }
      guard isContrast else { continue }
      for (place, balloon) in level.balloons.enumerated()
      where balloon.contrast.map(\.isIodinatedContrast) ?? (balloon.contrastMl != nil) {
        report.add(
          "levels[\(index)].balloons[\(place)].contrast",
          "was taken, although an allergy to contrast is known")
      }
    }
    for (index, given) in encounter.contrast.enumerated()
    where isContrast && given.drug.isIodinatedContrast {
      report.add("contrast[\(index)].drug", "was given, although an allergy to contrast is known")
    }
  }
}

extension Drug {
  /// Whether it is a contrast with iodine, as far as its name is known.
  fileprivate var isIodinatedContrast: Bool {
    switch self {
    case .known(.iohexol), .known(.iopamidol), .known(.iodixanol): true
    case .known, .named: false
    }
  }
}
