internal import LosslessJSON

extension CodingRule {
  static let osteoporosisTwice = CodingRule(
    "coding.osteoporosis-twice", [18], basis: .codes,
    source: "ICD-10-CM, April 2026: the Excludes1 note of M81.",
    summary: "Osteoporosis without a fracture does not stand beside osteoporosis with one.",
    explanation: "M81 says that there is no current fracture, M80 that there is one.",
    remedy: "Take the code of M81 away for as long as the fracture is current."
  ) { bundle, report in
    let codings = bundle.conditions.flatMap { $0.codings(.icd10CM) }
    guard codings.contains(where: { $0.code.hasPrefix("M80.") }) else { return }
    for coding in codings where coding.code.hasPrefix("M81.") {
      report.add(coding.node, "'\(coding.code)' stands beside a code of M80")
    }
  }
}
