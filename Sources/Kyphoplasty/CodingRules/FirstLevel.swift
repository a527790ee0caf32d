internal import LosslessJSON

extension CodingRule {
  /// The id of the rule that a site settles by naming the part of the spine that comes first.
  public static let firstLevelID = "coding.first-level"

  static let firstLevel = CodingRule(
    firstLevelID, [9], .information, basis: .judgement,
    summary: "Where thoracic and lumbar levels are treated, payers differ on which comes first.",
    explanation: """
      One primary code stands for a session: that of T12 is the thoracic one, that of L1 the lumbar one. Unless a site \
      says otherwise it is the code of the first treated level of the record.
      """,
    remedy: "Set site.primaryRegion to what the payer asks for; this rule is off then."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      for family in CodedSession.Family.allCases {
        let regions = session.vertebrae(family).map(\.region)
        let primaries = session.primaries(family)
        // Where there are two, another rule speaks.
        guard regions.contains(.thoracic), regions.contains(.lumbar), primaries.count == 1,
          let (coding, _) = primaries.first
        else { continue }
        report.add(
          coding.node,
          "'\(coding.code)' is taken for the first level, on which payers differ where two regions are treated"
        )
      }
    }
  }
}
