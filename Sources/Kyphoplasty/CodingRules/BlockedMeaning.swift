internal import LosslessJSON

extension CodingRule {
  static let blockedCode = CodingRule(
    "coding.blocked-code", [49], basis: .codes,
    source:
      "The codes' own names in SNOMED International's GPS (2020), the CMS value sets and ICD-10-CM (2026).",
    summary: "A code does not stand for what it is wrongly said to mean.",
    explanation: """
      Some codes go round with a wrong meaning, copied from one program to the next: an id of heart surgery as \
      kyphoplasty, injection-site extravasation for a leak of cement, a closed fracture of a lumbar vertebra for any \
      compression fracture. In its true meaning each of them is accepted: a procedure of the heart is none at a \
      vertebra, and a disorder is the code of no procedure.
      """,
    remedy:
      "Take the code away, or put the right one in its place; where none is known, the words in `text` are enough."
  ) { bundle, report in
    let owners = bundle.resources.map { (bundle.document.range(ofNodes: $0.node), $0) }
    for concept in bundle.concepts {
      for coding in concept.codings {
        guard let rows = BlockedCode.byCode[coding.code] else { continue }
        let owner = owners.first { $0.0.contains(concept.node.index) }?.1
        for row in rows
        where row.system == coding.system
          && row.isClaimed(by: concept, coding, of: owner, in: bundle.document)
        {
          report.add(
            coding.node,
            "'\(coding.code)' does not mean this: it is \(row.reality ?? "no code at all")")
        }
      }
    }
  }
}

extension BlockedCode {
  fileprivate static let byCode = Dictionary(grouping: all, by: \.code)

  /// Whether a concept means this by a code.
  fileprivate func isClaimed(
    by concept: CodedConcept, _ coding: CodedValue, of owner: CodedResource?,
    in document: JSONDocument
  ) -> Bool {
    switch meaning {
    case .kyphoplasty, .vertebroplasty, .vertebralAugmentation:
      if concept.isAugmentation { return true }
      guard let owner, owner.type == .procedure, owner.code?.node == concept.node else {
        return false
      }
      return isDisorder || owner.namesSpine(in: document)
    case .compressionFracture:
      // As a closed traumatic fracture of a lumbar vertebra it is right.
      let isElsewhere =
        owner?.code?.node == concept.node && owner?.bodySites.isEmpty == false
        && owner?.bodySites.contains { $0.region == .lumbar } == false
      return isElsewhere || concept.isFractureOfWeakBone
        || concept.says(["osteopor", "patholog"])
        || concept.display(of: coding)?.lowercased().contains("compression") == true
    case .lumbarPain: return concept.says(["lumbar", "low back", "lower back"])
    case .primarySurgeon:
      return concept.says(["surgeon", "operator"])
        || concept.contains(.kyphoplasty, [TeamMember.Role.primaryOperator.entry.code])
    case .cementExtravasation:
      return concept.says(["cement", "pmma"]) || concept.contains(.kyphoplasty, Self.leaks)
    // Both have rules of their own.
    case .cementEmbolism, .anything: return false
    }
  }

  /// What can never be the code of a procedure, wherever it was done.
  private var isDisorder: Bool { reality?.hasSuffix("(disorder)") == true }

  private static let leaks = Set(
    [Complication.Kind.symptomaticCementLeak.entry.code, Measure.cementLeakPresent.entry.code]
      + CementLeak.Site.allCases.map(\.entry.code) + CementLeak.Route.allCases.map(\.entry.code))
}

extension CodedConcept {
  /// Whether its codes or its words say that a vertebra was augmented.
  var isAugmentation: Bool {
    contains(.kyphoplasty, Set(Augmentation.Technique.allCases.map(\.entry.code)))
      || contains(.cpt, Set(CPT.allCases.map(\.rawValue)))
      || says(["kyphoplast", "vertebroplast", "vertebral augmentation"])
  }

  /// Whether another of its codes says that the bone was weak before it broke.
  fileprivate var isFractureOfWeakBone: Bool {
    let causes = Set(
      Fracture.Cause.allCases.filter { $0 != .trauma }.map(\.entry.code))
    return contains(.kyphoplasty, causes)
      || codings.contains { coding in
        coding.system == .icd10CM
          && FractureFamily(code: coding.code).map { $0 != .injury } == true
      }
      || contains(
        .snomedCT,
        Set(
          [
            SNOMEDCT.Fracture.osteoporotic, .osteoporoticThoracic, .osteoporoticLumbar,
            .pathological, .compression, .compressionThoracic, .compressionLumbar,
          ].map(\.entry.code)))
  }
}
