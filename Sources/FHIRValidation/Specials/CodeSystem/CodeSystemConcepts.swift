internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks the concepts of a CodeSystem: their codes, designations and properties.
  mutating func checkConcepts(
    _ concepts: ConceptList, _ properties: [DeclaredProperty], of system: ElementPlace
  ) {
    let isSupplement = text("content", of: system) == "supplement"
    let isHL7 = text("url", of: system)?.isHL7Canonical ?? false
    let language = text("language", of: system)
    var seen: Set<String> = []
    var isDefined = true
    for concept in concepts.all {
      if !seen.insert(concept.code).inserted {
        report(.error, .repeatedCode(concept.code), at: concept.place)
      }
      if isHL7, isDefined, !isSupplement, text("definition", of: concept.place) == nil {
        // Said once: where one is missing, nearly all are.
        isDefined = false
        report(.warning, .noDefinition(concept.code), at: concept.place)
      }
      checkDesignations(of: concept, language)
      for place in children("property", of: concept.place) {
        check(place, properties, concepts, isSupplement: isSupplement)
      }
    }
  }

  private mutating func checkDesignations(of concept: ConceptList.Concept, _ language: String?) {
    guard text("display", of: concept.place) != nil else { return }
    for place in children("designation", of: concept.place)
    where document.member("use", of: place.node) == nil {
      let own = text("language", of: place)
      if own == nil || own == language {
        report(.warning, .undistinguishedDesignation, at: place)
      }
    }
  }

  private mutating func check(
    _ place: ElementPlace, _ properties: [DeclaredProperty], _ concepts: ConceptList,
    isSupplement: Bool
  ) {
    guard let code = text("code", of: place) else { return }
    guard let value = choice("value", of: place) else {
      return report(.error, .noValue(code), at: place)
    }
    let declared = properties.first { $0.code == code }
    if declared == nil, StandardProperty(rawValue: code) == nil {
      report(.warning, .undeclaredProperty(code), at: place)
    }
    if let type = declared?.type, type.lowercased() != value.type.lowercased() {
      return report(
        .error, .wrongPropertyType(code, is: value.type.lowercasedFirst, declared: type), at: place)
    }
    guard !isSupplement, value.type == "Code", let target = text(of: value.place),
      !concepts.codes.contains(target)
    else { return }
    let standard = declared?.standard ?? StandardProperty(rawValue: code)
    switch standard {
    case .synonym?: report(.warning, .foreignCode(target, code), at: place)
    case let standard? where standard.refersToConcept:
      report(.error, .foreignCode(target, code), at: place)
    case nil where declared?.uri == nil && declared != nil:
      report(.error, .foreignCode(target, code), at: place)
    default: break
    }
  }
}

extension Rule {
  static let codeSystemConcept = Rule(
    "codesystem.concept", .businessRule, "A concept is defined once, in a way that others can use.",
    explanation: """
      A code stands once in its system; a property of a concept has a value of the declared type; a designation differs from \
      the display in its use or its language; code systems that HL7 defines have a definition for each concept.
      """,
    remedy: "Correct the concept that the finding names, or declare the property.",
    invariants: ["csd-1"])
  static let codeSystemReference = Rule(
    "codesystem.reference", .codeInvalid,
    "A property whose value is a code of the same system names one that exists.",
    explanation: """
      Properties such as parent, child and synonym, and properties of type code without a uri, refer to concepts of the same \
      code system.
      """,
    remedy: "Correct the code, or add the concept.")
}

extension Cause {
  fileprivate static func repeatedCode(_ code: String) -> Cause {
    Cause(.codeSystemConcept, "has the code '\(shown(code: code))', which is defined already")
  }
  fileprivate static func noDefinition(_ code: String) -> Cause {
    Cause(.codeSystemConcept, "'\(shown(code: code))' has no definition")
  }
  fileprivate static var undistinguishedDesignation: Cause {
    Cause(.codeSystemConcept, "has neither a use nor a language that tells it from the display")
  }
  fileprivate static func noValue(_ code: String) -> Cause {
    Cause(.codeSystemConcept, "has no value for the property '\(shown(code: code))'")
  }
  fileprivate static func undeclaredProperty(_ code: String) -> Cause {
    Cause(.codeSystemConcept, "has the property '\(shown(code: code))', which is not declared")
  }
  fileprivate static func wrongPropertyType(
    _ code: String, is type: String, declared: String
  ) -> Cause {
    Cause(
      .codeSystemConcept,
      "has a value of type \(type) for the property '\(shown(code: code))', which is declared as \(declared)"
    )
  }
  fileprivate static func foreignCode(_ target: String, _ property: String) -> Cause {
    Cause(
      .codeSystemReference,
      "names '\(shown(code: target))' as '\(shown(code: property))', which is no code of this system"
    )
  }
}

extension String {
  /// With its first ASCII letter in lower case: a type's name as JSON keys have it in front.
  var lowercasedFirst: String {
    guard let first = utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
      return self
    }
    return String(UnicodeScalar(first + 32)) + dropFirst()
  }
}
