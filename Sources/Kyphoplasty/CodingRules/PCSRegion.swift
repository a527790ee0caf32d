internal import LosslessJSON

extension CodingRule {
  static let pcsRegion = CodingRule(
    "coding.pcs-region", [13], basis: .codes,
    source: "ICD-10-PCS, tables 0P and 0Q: the body parts 3 and 4, 0 and 1.",
    summary: "The body part of an ICD-10-PCS code is where the treated vertebrae are.",
    explanation: """
      0P has the cervical (3) and the thoracic vertebra (4), 0Q the lumbar vertebra (0) and the sacrum (1). The \
      vertebrae that the procedure names, or else those of the session, must lie there.
      """,
    remedy: "Take the code of the part of the spine in which the vertebra lies."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      let treated = Set(session.procedures.flatMap { $0.bodySites.compactMap(\.region) })
      for (coding, code, procedure) in session.pcs {
        let named = procedure.bodySites.compactMap(\.region)
        let fits =
          named.isEmpty
          ? treated.isEmpty || treated.contains(code.region)
          : named.allSatisfy { $0 == code.region }
        if !fits {
          report.add(coding.node, "'\(coding.code)' is for another part of the spine")
        }
      }
    }
  }
}
