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

  static let cptPrimary = CodingRule(
    "coding.cpt-primary", [5], basis: .source,
    source: "AAPC, Orthopedic Coding Alert: one primary code a session, contiguous or not.",
    summary: "A session has one primary CPT code of a technique.",
    explanation: """
      22510 and 22511, and 22513 and 22514, are each for the first body of a session; every further one has the add-on, \
      also in another part of the spine.
      """,
    remedy: "Keep one primary code, and code the other levels with 22512 or 22515."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      for family in CodedSession.Family.allCases {
        for (coding, _) in session.primaries(family).dropFirst() {
          report.add(coding.node, "'\(coding.code)' is a second primary code of the session")
        }
      }
    }
  }

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
      guard !session.primaries(.vertebroplasty).isEmpty,
        let (coding, _) = session.primaries(.kyphoplasty).first
      else { continue }
      report.add(
        coding.node, "'\(coding.code)' stands beside the primary code of another technique")
    }
  }

  static let cptAddOnAlone = CodingRule(
    "coding.cpt-add-on-alone", [6], basis: .source,
    source:
      "Medicare's code list for augmentation: 22512 with 22510 or 22511, 22515 with 22513 or 22514.",
    summary: "An add-on CPT code has its primary code in the session.",
    explanation: "22512 and 22515 are for each further body and cannot stand alone.",
    remedy: "Code the first level with the primary code of its part of the spine."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
      for family in CodedSession.Family.allCases
      where session.primaries(family).isEmpty {
        for (coding, _) in session.addOns(family) {
          report.add(coding.node, "'\(coding.code)' has no primary code in the session")
        }
      }
    }
  }

  static let cptAddOnCount = CodingRule(
    "coding.cpt-add-on-count", [7], basis: .codes,
    source: "CPT 22510 to 22515, in our words: one code for each body.",
    summary: "A session has as many add-on CPT codes as treated levels but one.",
    explanation: """
      Each treated vertebra has one code: the first the primary one, every further one the add-on. Levels that were \
      stopped, and those for which there is no code, do not count.
      """,
    remedy: "Code each treated level once."
  ) { bundle, report in
    for session in CodedSession.all(in: bundle) {
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
