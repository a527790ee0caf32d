internal import LosslessJSON

extension CodingRule {
  static let osteoporosisTwice = CodingRule(
    "coding.osteoporosis-twice", [18], basis: .codes,
    source: "ICD-10-CM, April 2026: the Excludes1 notes of M81 and R29.890.",
    summary:
      "Beside osteoporosis with a fracture stand neither osteoporosis without one nor loss of height.",
    explanation: """
      M81 says that there is no current fracture, M80 that there is one. The loss of height of osteoporosis is part of \
      the disease and has no code of its own.
      """,
    remedy: "Take the code away for as long as the fracture is current."
  ) { bundle, report in
    let codings = bundle.conditions.flatMap { $0.codings(.icd10CM) }
    guard codings.contains(where: { $0.code.hasPrefix("M80.") }) else { return }
    for coding in codings where coding.code.hasPrefix("M81.") || coding.code == "R29.890" {
      report.add(coding.node, "'\(coding.code)' stands beside a code of M80")
    }
  }
}
