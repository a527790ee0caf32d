internal import FHIRModel

// Which cause of a fracture the code of a condition is, by the codes that the mapping writes for each.

extension Neoplasm.Kind {
  /// The kind of tumor that a condition's code is, or its words where no code fits it; nil where it is none.
  init?(_ code: BundleElement) {
    let words = code["coding"] == nil ? code["text"]?.string : nil
    for kind in Self.allCases {
      var neoplasm = Neoplasm(type: kind)
      for course in [nil] + Neoplasm.Course.allCases.map(Optional.some) {
        neoplasm.course = course
        if neoplasm.words == words || neoplasm.codes(inSacrum: false).contains(where: code.has) {
          self = kind
          return
        }
      }
    }
    return nil
  }
}

extension Osteoporosis {
  /// A kind of osteoporosis, or that none is named.
  struct Recognised {
    var kind: Kind?
  }

  /// The kind of osteoporosis that a condition's code is; nil where it is none.
  ///
  /// The kinds that share a concept are told apart by the words of it.
  static func recognised(in code: BundleElement) -> Recognised? {
    let words = code["text"]?.string
    var fitting: [Osteoporosis] = []
    for kind in [nil] + Kind.allCases.map(Optional.some) {
      var osteoporosis = Osteoporosis()
      osteoporosis.type = kind
      if osteoporosis.codes(withFracture: false).contains(where: code.has) {
        fitting.append(osteoporosis)
      }
    }
    let best = fitting.first { $0.words == words } ?? fitting.first
    return best.map { Recognised(kind: $0.type) }
  }
}

extension Injury.Mechanism {
  /// What happened, by the code of a condition; an injury without a code is told by its words, where it is a diagnosis
  /// of the stay.
  init?(_ condition: BundleResource) {
    guard let code = condition["code"] else { return nil }
    let coded = Self.allCases.first { $0.codes(initialEncounter: true).contains(where: code.has) }
    let words = code["text"]?.string
    let isDiagnosis = condition.all("category").contains {
      $0.has(HL7.ConditionCategory.encounterDiagnosis.entry)
    }
    let named =
      isDiagnosis && code["coding"] == nil ? Self.allCases.first { $0.words == words } : nil
    guard let mechanism = coded ?? named else { return nil }
    self = mechanism
  }
}
