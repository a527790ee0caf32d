internal import LosslessJSON

extension CodingRule {
  static let cptMixed = CodingRule(
    "coding.cpt-mixed", [5], .warning, basis: .judgement,
    summary: "A session is coded as one technique.",
    explanation: """
      Where one level is a vertebroplasty and another a kyphoplasty, both have a primary code here. Whether a payer \
      takes both was not seen.
      """,
    remedy: "Ask the payer; there may be nothing to mend."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      // Where the levels are of one technique, another rule speaks.
      guard !session.primaries(.vertebroplasty).isEmpty, session.secondPrimaries.isEmpty,
        let (coding, _) = session.primaries(.kyphoplasty).first
      else { continue }
      report.add(
        coding.node, "'\(coding.code)' stands beside the primary code of another technique")
    }
  }
}
