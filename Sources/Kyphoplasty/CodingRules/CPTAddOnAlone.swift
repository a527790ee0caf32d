internal import LosslessJSON

extension CodingRule {
  static let cptAddOnAlone = CodingRule(
    "coding.cpt-add-on-alone", [6], basis: .source,
    source:
      "Medicare's code list for augmentation: 22512 with 22510 or 22511, 22515 with 22513 or 22514.",
    summary: "An add-on CPT code has its primary code in the session.",
    explanation:
      "22512 and 22515 are for each further body and cannot stand alone. \(CodedSession.wholeWords)",
    remedy: "Code the first level with the primary code of its part of the spine."
  ) { bundle, report in
    for session in CodedSession.whole(in: bundle) {
      for family in CodedSession.Family.allCases
      where session.primaries(family).isEmpty {
        for (coding, _) in session.addOns(family) {
          report.add(coding.node, "'\(coding.code)' has no primary code in the session")
        }
      }
    }
  }
}
