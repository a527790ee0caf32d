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
