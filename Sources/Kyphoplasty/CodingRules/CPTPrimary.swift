internal import LosslessJSON

extension CodingRule {
  static let cptPrimary = CodingRule(
    "coding.cpt-primary", [5], basis: .source,
    source: "AAPC, Orthopedic Coding Alert: one primary code a session, contiguous or not.",
    summary: "A session has one primary CPT code of a technique.",
    explanation: """
      22510 and 22511, and 22513 and 22514, are each for the first body of a session; every further one has the add-on, \
      also in another part of the spine. The technique is that of the level: where two levels are kyphoplasties, the \
      code of a vertebroplasty on one of them is a second primary code.
      """,
    remedy: "Keep one primary code, and code the other levels with 22512 or 22515."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      for coding in session.secondPrimaries {
        report.add(coding.node, "'\(coding.code)' is a second primary code of the session")
      }
    }
  }
}
