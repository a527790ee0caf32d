internal import LosslessJSON

extension CodingRule {
  static let fractureFamily = CodingRule(
    "coding.fracture-family", [14], basis: .codes,
    source:
      "ICD-10-CM, April 2026: the Excludes1 notes of M48.5, M80, M84.4, M84.5, M84.6, S22 and S32.",
    summary: "A fracture is coded in one family of ICD-10-CM.",
    explanation: """
      A fracture is osteoporotic (M80), neoplastic (M84.5), of another disease (M84.6 or M84.4), traumatic (S22, S32) \
      or of no known cause (M48.5). The families exclude each other for the same fracture.
      """,
    remedy: "Keep the code of the cause, and take the others away."
  ) { bundle, report in
    var seen: [(resource: CodedResource, family: FractureFamily)] = []
    for condition in bundle.conditions {
      var families: [FractureFamily] = []
      for coding in condition.codings(.icd10CM) {
        guard let family = FractureFamily(code: coding.code) else { continue }
        let other =
          families.first { $0 != family }
          ?? seen.first { $0.family != family && $0.resource.isSameFracture(as: condition) }?.family
        families.append(family)
        if other != nil {
          report.add(
            coding.node, "'\(coding.code)' is of another family than the fracture's other code")
        }
      }
      seen += families.map { (condition, $0) }
    }
  }
}

extension CodedResource {
  /// Whether both are about the fracture of one vertebra at one time.
  fileprivate func isSameFracture(as other: CodedResource) -> Bool {
    vertebrae.count == 1 && vertebrae == other.vertebrae && encounter == other.encounter
      && onset == other.onset
  }
}
