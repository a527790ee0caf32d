internal import LosslessJSON

extension CodingRule {
  static let cementEmbolism = CodingRule(
    "coding.cement-embolism", [19], basis: .codes,
    source: "ICD-10-CM, April 2026: I26.95 and I26.03 name cement; I26.99 is any other embolism.",
    summary: "A cement embolism is not coded as another pulmonary embolism.",
    explanation: """
      I26.99 counts as a clot. Cement in a pulmonary artery has codes of its own: I26.95, and I26.03 with acute cor \
      pulmonale.
      """,
    remedy: "Code I26.95, or I26.03; a clot beside it is a condition of its own."
  ) { bundle, report in
    for concept in bundle.concepts {
      let others = concept.codings.filter { $0.system == .icd10CM && $0.code == "I26.99" }
      // Words are looked through last: few concepts have the code.
      guard !others.isEmpty,
        concept.contains(
          .kyphoplasty, [Complication.Kind.cementPulmonaryEmbolism.entry.code])
          || concept.contains(.icd10CM, ["I26.95", "I26.03"])
          || concept.says(["cement embol", "pmma embol", "cement pulmonary", "embolism of cement"])
      else { continue }
      for coding in others {
        report.add(coding.node, "'I26.99' is an embolism by something else than cement")
      }
    }
  }
}
