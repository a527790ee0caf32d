internal import LosslessJSON

/// A family of ICD-10-CM codes for fractures of vertebrae, of which each excludes the others.
enum FractureFamily: CaseIterable {
  case osteoporotic
  case collapsed
  case neoplastic
  case pathological
  case otherDisease
  case injury

  /// The family of a code; `nil` where it is no fracture of a vertebra.
  init?(code: String) {
    let family = Self.allCases.first { family in family.prefixes.contains { code.hasPrefix($0) } }
    guard let family else { return nil }
    self = family
  }

  private var prefixes: [String] {
    switch self {
    case .osteoporotic: ["M80."]
    case .collapsed: ["M48.5"]
    case .neoplastic: ["M84.5"]
    case .pathological: ["M84.4"]
    case .otherDisease: ["M84.6"]
    case .injury: ["S22.0", "S32.0"]
    }
  }

  /// The seventh characters that the tabular list allows.
  var seventhCharacters: String {
    switch self {
    case .osteoporotic, .neoplastic, .pathological, .otherDisease: "ADGKPS"
    case .collapsed: "ADGS"
    case .injury: "ABDGKS"
    }
  }
}

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

extension CodedResource {
  /// Whether both are about the fracture of one vertebra at one time.
  fileprivate func isSameFracture(as other: CodedResource) -> Bool {
    vertebrae.count == 1 && vertebrae == other.vertebrae && encounter == other.encounter
      && onset == other.onset
  }
}
