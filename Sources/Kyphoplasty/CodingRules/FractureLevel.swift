internal import LosslessJSON

extension CodingRule {
  static let fractureLevel = CodingRule(
    "coding.fracture-level", [16], basis: .codes,
    source: "ICD-10-CM, April 2026: S22.01 to S22.08, S32.01 to S32.05, M48.52 to M48.58.",
    summary: "The code of a fracture names the vertebra that the condition names.",
    explanation: """
      S22.05 to S22.08 each stand for two vertebrae, S22.01 to S22.04 and S32.01 to S32.05 for one; M48.5 names the part \
      of the spine. Body site and code must agree.
      """,
    remedy: "Correct the body site or the code."
  ) { bundle, report in
    for condition in bundle.conditions {
      guard let vertebra = condition.vertebrae.first, condition.vertebrae.count == 1 else {
        continue
      }
      for coding in condition.codings(.icd10CM) {
        guard let named = NamedVertebrae(code: coding.code), !named.contains(vertebra) else {
          continue
        }
        report.add(coding.node, "'\(coding.code)' does not stand for \(vertebra.rawValue)")
      }
    }
  }
}

/// The vertebrae that a code of ICD-10-CM stands for.
private struct NamedVertebrae {
  private let range: ClosedRange<Vertebra>

  func contains(_ vertebra: Vertebra) -> Bool { range.contains(vertebra) }

  init?(code: String) {
    let ranges: [String: ClosedRange<Vertebra>] = [
      "S22.00": .t1 ... .t12, "S22.01": .t1 ... .t1, "S22.02": .t2 ... .t2,
      "S22.03": .t3 ... .t3, "S22.04": .t4 ... .t4, "S22.05": .t5 ... .t6,
      "S22.06": .t7 ... .t8, "S22.07": .t9 ... .t10, "S22.08": .t11 ... .t12,
      "S32.00": .l1 ... .l5, "S32.01": .l1 ... .l1, "S32.02": .l2 ... .l2,
      "S32.03": .l3 ... .l3, "S32.04": .l4 ... .l4, "S32.05": .l5 ... .l5,
      "M48.52": .c1 ... .c7, "M48.54": .t1 ... .t12, "M48.55": .t10 ... .l2,
      "M48.56": .l1 ... .l5, "M48.57": .l5 ... .s1, "M48.58": .s1 ... .s5,
    ]
    guard let range = ranges[String(code.prefix(6))] else { return nil }
    self.range = range
  }
}
