internal import LosslessJSON

extension CodingRule {
  static let seventhCharacter = CodingRule(
    "coding.seventh-character", [17], basis: .codes,
    source: "ICD-10-CM, April 2026: the seventh characters of each category.",
    summary: "The seventh character of a fracture's code is one of its family's.",
    explanation: """
      M80 and M84 have A, D, G, K, P and S; M48.5 has A, D, G and S; S22 and S32 have A, B, D, G, K and S. A code \
      without its seventh character is not complete.
      """,
    remedy:
      "Write A while the fracture is treated, and D, G, K, P or S afterwards, as the family has them."
  ) { bundle, report in
    for condition in bundle.conditions {
      for coding in condition.codings(.icd10CM) {
        guard let family = FractureFamily(code: coding.code) else { continue }
        let characters = coding.code.filter { $0 != "." }
        guard characters.count == 7, let last = characters.last,
          family.seventhCharacters.contains(last)
        else {
          report.add(
            coding.node,
            "'\(coding.code)' must end in a seventh character, one of \(family.seventhCharacters)")
          continue
        }
      }
    }
  }
}
