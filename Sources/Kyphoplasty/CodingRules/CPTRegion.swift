internal import LosslessJSON

extension CodingRule {
  static let cptRegion = CodingRule(
    "coding.cpt-region", [8], basis: .source,
    source: "Medicare's code list for augmentation: the part of the spine of each primary code.",
    summary: "A primary CPT code is for the part of the spine that was treated.",
    explanation: """
      22513 is for a thoracic body and 22514 for a lumbar one; 22510 for a cervical or thoracic body and 22511 for a \
      lumbar or sacral one.
      """,
    remedy: "Take the primary code of the part of the spine in which the first level lies."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      for family in CodedSession.Family.allCases {
        for (coding, procedure) in session.primaries(family) {
          let treated = Set(procedure.bodySites.compactMap(\.region))
          guard !treated.isEmpty, let regions = family.primaries[coding.code],
            regions.isDisjoint(with: treated)
          else { continue }
          report.add(coding.node, "'\(coding.code)' is for another part of the spine")
        }
      }
    }
  }
}
