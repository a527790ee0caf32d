internal import LosslessJSON

extension CodingRule {
  static let checkDigit = CodingRule(
    "coding.check-digit", [49], basis: .codes,
    source:
      "SNOMED CT release file specification, 6.3 (Verhoeff); LOINC users' guide (modulus 10).",
    summary: "A SNOMED CT id and a LOINC code have the check digit of their number.",
    explanation: """
      The last digit is computed from the others. Where it does not fit there is no such code, whatever it is said to \
      mean: it was mistyped or invented.
      """,
    remedy: "Look the code up in a terminology server, and copy it from there."
  ) { bundle, report in
    for coding in bundle.codings {
      switch coding.system {
      case .snomedCT where !CheckDigit.isSNOMEDIdentifier(coding.code):
        report.add(
          coding.node, "'\(coding.shownCode)' is no SNOMED CT id: its check digit does not fit")
      case .loinc where coding.hasLOINCNumber && !CheckDigit.isLOINC(coding.code):
        report.add(
          coding.node, "'\(coding.shownCode)' is no LOINC code: its check digit does not fit")
      default: break
      }
    }
  }
}

extension CodedValue {
  /// Parts, answers and groups of LOINC have letters before the number, and are not looked at.
  fileprivate var hasLOINCNumber: Bool { code.utf8.first.map { $0 < 0x41 } ?? true }
}
