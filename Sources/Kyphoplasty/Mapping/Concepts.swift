internal import FHIRModel

extension R4.Coding {
  init(_ entry: CodeEntry) {
    self.init(system: entry.system.uri, code: entry.code, display: entry.display)
  }

  init(_ code: SiteCode) {
    self.init(system: code.system, code: code.code, display: code.display)
  }
}

extension R4.CodeableConcept {
  /// A concept with the codes of it, the most public first.
  init(_ entries: [CodeEntry], text: String? = nil) {
    self.init(coding: entries.map { R4.Coding($0) }, text: text)
  }

  /// A concept with one code.
  init(_ coded: some Coded, text: String? = nil) {
    self.init(coding: [R4.Coding(coded.entry)], text: text)
  }
}

extension R4.Observation.Value {
  static func concept(_ coded: some Coded, text: String? = nil) -> Self {
    .codeableConcept(R4.CodeableConcept(coded, text: text))
  }

  static func measured(_ value: R4.Decimal, _ unit: UCUM) -> Self {
    .quantity(R4.Quantity(value, unit))
  }
}

extension R4.Observation.Component {
  /// What is measured beside the main thing; nil when it was not.
  init?(_ code: some Coded, _ value: R4.Observation.Value?) {
    guard let value else { return nil }
    self.init(code: R4.CodeableConcept(code), value: value)
  }
}

extension Vertebra {
  /// The vertebra as a place in the body: with its SNOMED CT concept down to L5, in words below.
  var bodySite: R4.CodeableConcept {
    guard let concept = SNOMEDCT.Vertebra(self) else { return R4.CodeableConcept(text: rawValue) }
    return R4.CodeableConcept(concept, text: rawValue)
  }
}

extension SNOMEDCT.Vertebra {
  init?(_ vertebra: Vertebra) {
    switch vertebra {
    case .c1: self = .c1
    case .c2: self = .c2
    case .c3: self = .c3
    case .c4: self = .c4
    case .c5: self = .c5
    case .c6: self = .c6
    case .c7: self = .c7
    case .t1: self = .t1
    case .t2: self = .t2
    case .t3: self = .t3
    case .t4: self = .t4
    case .t5: self = .t5
    case .t6: self = .t6
    case .t7: self = .t7
    case .t8: self = .t8
    case .t9: self = .t9
    case .t10: self = .t10
    case .t11: self = .t11
    case .t12: self = .t12
    case .l1: self = .l1
    case .l2: self = .l2
    case .l3: self = .l3
    case .l4: self = .l4
    case .l5: self = .l5
    case .s1, .s2, .s3, .s4, .s5: return nil
    }
  }
}

extension TreatedLevel.Side {
  var snomed: SNOMEDCT.Side {
    switch self {
    case .left: .left
    case .right: .right
    case .bilateral: .bilateral
    }
  }
}

extension Drug {
  /// The drug by its code, or by its name alone.
  var concept: R4.CodeableConcept {
    switch self {
    case .known(let ingredient): R4.CodeableConcept(ingredient, text: name)
    case .named(let name): R4.CodeableConcept(text: name)
    }
  }

  /// The drug in words.
  var name: String {
    switch self {
    case .known(.zoledronicAcid): "zoledronic acid"
    case .known(let ingredient): ingredient.rawValue
    case .named(let name): name
    }
  }
}
