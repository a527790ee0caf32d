internal import LosslessJSON

extension CodingRule {
  static let cptAddOnCount = CodingRule(
    "coding.cpt-add-on-count", [7], basis: .codes,
    source: "CPT 22510 to 22515, in our words: one code for each body.",
    summary: "A session has as many add-on CPT codes as treated levels but one.",
    explanation: """
      Each treated vertebra has one code: the first the primary one, every further one the add-on. Levels that were \
      stopped, and those for which there is no code, do not count. \(CodedSession.wholeWords)
      """,
    remedy: "Code each treated level once."
  ) { bundle, report in
    for session in CodedSession.whole(in: bundle) where session.secondPrimaries.isEmpty {
      for family in CodedSession.Family.allCases {
        let primaries = session.primaries(family)
        let addOns = session.addOns(family)
        let coded = primaries + addOns
        // A procedure that names no vertebra, and a code that is missing or double, have rules of their own.
        guard primaries.count == 1, let place = addOns.last ?? primaries.last,
          coded.allSatisfy({ !$0.procedure.vertebrae.isEmpty })
        else { continue }
        let levels = session.vertebrae(family).count
        if addOns.count != levels - 1 {
          report.add(
            place.coding.node,
            "must stand with \(levels - 1) codes '\(family.addOn)' for \(levels) treated levels")
        }
      }
    }
  }
}
