internal import FHIRModel

private let mostFresh = RuleThreshold("most", 42, "d", "the age up to which a fracture is subacute")
private let mostUseful = RuleThreshold(
  "most", 90, "d", "the age up to which augmentation does most")

extension RecordRule {
  static let fractureNotAcute = RecordRule(
    "clinical.fracture-not-acute", [35], .warning, basis: .judgement,
    source: "Medicare's local coverage determinations: an acute or subacute fracture on imaging.",
    thresholds: [mostFresh],
    fields: [
      "diagnosis.fractures", "levels.vertebra", "procedure.start", "procedure.end", "imaging",
    ],
    summary: "A treated fracture is at most 42 days old, or is shown to be fresh.",
    explanation: """
      Coverage asks for an acute or subacute fracture, proved by imaging. The number of days is from memory. The rule \
      says nothing where the record calls the fracture acute or subacute, or imaging shows edema of the vertebra.
      """,
    remedy: "Record the age of the fracture, or the imaging that shows edema."
  ) { encounter, report in
    for (field, fracture, age) in encounter.treatedFractureAges
    where Double(age) > report[mostFresh] && !encounter.showsFresh(fracture) {
      report.add(
        "\(field).onset",
        "is more than \(report.words(mostFresh)) before the operation, and nothing shows that the fracture is fresh"
      )
    }
  }

  static let fractureOld = RecordRule(
    "clinical.fracture-old", [35], .information, basis: .source,
    source: "Guides for patients: best within the first three months of the injury.",
    thresholds: [mostUseful],
    fields: ["diagnosis.fractures", "levels.vertebra", "procedure.start", "procedure.end"],
    summary: "A treated fracture is at most three months old.",
    explanation: """
      After three months a fracture has mostly healed as it is, and lifting it succeeds less often.
      """,
    remedy: "Check the onset; there may be nothing to mend."
  ) { encounter, report in
    for (field, _, age) in encounter.treatedFractureAges where Double(age) > report[mostUseful] {
      report.add(
        "\(field).onset", "is more than \(report.words(mostUseful)) before the operation")
    }
  }
}

extension KyphoplastyEncounter {
  /// The fractures of treated vertebrae, with their fields and their ages in days, where onset and operation are days.
  fileprivate var treatedFractureAges: [(field: String, fracture: Fracture, age: Int)] {
    guard let operated else { return [] }
    let treated = levels.map(\.vertebra)
    return diagnosis.fractures.enumerated().compactMap { index, fracture in
      guard treated.contains(fracture.level), let age = fracture.onset?.days(until: operated) else {
        return nil
      }
      return ("diagnosis.fractures[\(index)]", fracture, age)
    }
  }

  fileprivate func showsFresh(_ fracture: Fracture) -> Bool {
    fracture.age == .acute || fracture.age == .subacute
      || imaging.contains { examination in
        examination.vertebrae.contains { $0.level == fracture.level && $0.edema == true }
      }
  }
}
