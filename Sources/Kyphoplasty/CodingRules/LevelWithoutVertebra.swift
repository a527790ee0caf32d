internal import LosslessJSON

extension CodingRule {
  static let levelWithoutVertebra = CodingRule(
    "coding.level-without-vertebra", [1], basis: .codes,
    source: "CPT 22510 to 22515, in our words: each code is for a vertebral body.",
    summary: "A procedure that is coded for a vertebral body names the vertebra.",
    explanation: """
      The codes say the technique, and a part of the spine at most. Which vertebra it was stands in `bodySite`, as a \
      concept of SNOMED CT, or in words for S1 to S5.
      """,
    remedy: "Name the vertebra in `bodySite`."
  ) { bundle, report in
    let codes = Set(CPT.allCases.map(\.rawValue))
    for procedure in bundle.procedures where procedure.vertebrae.isEmpty {
      if procedure.codings(.cpt).contains(where: { codes.contains($0.code) }) {
        report.add(procedure.node, "names no vertebra in bodySite")
      }
    }
  }
}
