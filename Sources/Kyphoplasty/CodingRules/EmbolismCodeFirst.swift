internal import LosslessJSON

extension CodingRule {
  static let embolismCodeFirst = CodingRule(
    "coding.embolism-code-first", [20], .information, basis: .codes,
    source: "ICD-10-CM, April 2026: the note at I26.03 and I26.95.",
    summary: "A cement embolism after a procedure has T81.718- before it, where that applies.",
    explanation: """
      The tabular list asks to code first, if applicable, the complication of another artery following a procedure \
      (T81.718-). Whether it applies is for a coder to say. \(CodedSession.wholeWords)
      """,
    remedy: "Let a coder decide; there may be nothing to mend."
  ) { bundle, report in
    guard bundle.isWhole else { return }
    let codings = bundle.conditions.flatMap { $0.codings(.icd10CM) }
    guard !codings.contains(where: { $0.code.hasPrefix("T81.718") }) else { return }
    for coding in codings where coding.code == "I26.95" || coding.code == "I26.03" {
      report.add(
        coding.node, "'\(coding.code)' stands without a code T81.718-, which may come first")
    }
  }
}
