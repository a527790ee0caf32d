internal import FHIRModel

extension RecordRule {
  static let repeatedEntry = RecordRule(
    "clinical.entry-repeated", [], basis: .judgement, keepsIDsApart: true,
    fields: [
      "diagnosis.fractures.level", "biopsies", "complications", "outcomes", "team",
      "preoperative.boneDensity", "coverage",
    ],
    summary: "Nothing is listed twice.",
    explanation: """
      What an entry is about, such as the vertebra of a fracture or the kind and time of a complication, makes the id \
      of its resource. Two entries about the same would overwrite each other.
      """,
    remedy: "Put both entries together, or say in which they differ."
  ) { encounter, report in
    report.addRepeated(encounter.diagnosis.fractures, "diagnosis.fractures") { [$0.level.rawValue] }
    report.addRepeated(encounter.biopsies, "biopsies") {
      [$0.level.rawValue, $0.collected?.text]
    }
    report.addRepeated(encounter.complications, "complications") {
      [$0.type.rawValue, $0.level?.rawValue, $0.side?.rawValue, $0.onset?.text, $0.text]
    }
    report.addRepeated(encounter.outcomes, "outcomes") { [$0.timePoint.rawValue, $0.date.text] }
    for (index, outcome) in encounter.outcomes.enumerated() {
      report.addRepeated(outcome.newFractures, "outcomes[\(index)].newFractures") {
        [$0.level.rawValue, $0.date.text]
      }
    }
    report.addRepeated(encounter.team, "team") {
      [$0.role.rawValue, $0.clinician.npi, $0.clinician.key]
    }
    report.addRepeated(encounter.preoperative?.boneDensity ?? [], "preoperative.boneDensity") {
      [$0.site.rawValue, $0.date?.text]
    }
    report.addRepeated(encounter.coverage, "coverage") { [$0.payer, $0.memberId] }
  }
}

extension RecordRule.Report {
  fileprivate mutating func addRepeated<Entry>(
    _ entries: [Entry], _ field: String, identity: (Entry) -> [String?]
  ) {
    guard entries.count > 1 else { return }
    let identities = entries.map(identity)
    // Lists of a record are short: comparing costs less than hashing.
    for (index, one) in identities.enumerated() where identities[..<index].contains(one) {
      add("\(field)[\(index)]", "is about the same as an entry before it")
    }
  }
}
