extension RecordRule {
  static let contrastUnknown = RecordRule(
    "clinical.contrast-unknown", [], .information, basis: .judgement,
    fields: [
      "patient.allergies", "diagnosis.contraindications", "levels.balloons", "contrast",
      "procedure.status",
    ],
    summary: "With an allergy to contrast, the name of the contrast tells whether it has iodine.",
    explanation: """
      Names of products are not looked up. Whether a contrast that is given by such a name is the one to which the \
      patient is allergic cannot be told here; iohexol, iopamidol and iodixanol can be named as words of the record, and \
      gadolinium and carbon dioxide are known to have no iodine.
      """,
    remedy: "Name the substance instead of the product, or check it by hand."
  ) { encounter, report in
    guard encounter.hasContrastAllergy else { return }
    for (index, level) in encounter.levels.enumerated() {
      for (place, balloon) in level.balloons.enumerated()
      where balloon.contrast?.isUnknownContrast == true {
        report.add(
          "levels[\(index)].balloons[\(place)].contrast",
          "is no substance that is known here, and an allergy to contrast is")
      }
    }
    for (index, given) in encounter.contrast.enumerated() where given.drug.isUnknownContrast {
      report.add(
        "contrast[\(index)].drug",
        "is no substance that is known here, and an allergy to contrast is")
    }
  }
}

extension KyphoplastyEncounter {
  /// Whether an allergy to contrast with iodine is known.
  var hasContrastAllergy: Bool {
    patient.allergies.contains(.iodinatedContrast)
      || diagnosis.contraindications.contains(.contrastAllergy)
  }
}

extension Drug {
  /// Whether its name does not tell if it has iodine.
  fileprivate var isUnknownContrast: Bool {
    guard case .named(let name) = self else { return false }
    let words = name.lowercased()
    return !["gado", "carbon dioxide", "co2"].contains { words.contains($0) }
  }
}
