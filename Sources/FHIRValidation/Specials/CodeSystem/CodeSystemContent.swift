internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a CodeSystem as a whole: what it says of its content against what is there.
  mutating func checkCodeSystem(_ node: JSONNode) {
    let system = ElementPlace(resource: node)
    let properties = checkProperties(of: system)
    let concepts = ConceptList(of: system, in: self)
    checkContent(of: system, concepts.count)
    checkSupplement(system, concepts)
    checkStatements(of: system)
    checkConcepts(concepts, properties, of: system)
  }

  private mutating func checkContent(of system: ElementPlace, _ count: Int) {
    let stated = document.member("count", of: node(system)).flatMap {
      JSONValue(document, $0).integer
    }
    let content = text("content", of: system)
    switch content {
    case "not-present":
      if count > 0, let first = children("concept", of: system).first {
        report(.error, .conceptsOfNothing, at: first)
      }
    case "complete":
      if count == 0 { report(.warning, .emptyButComplete, at: system) }
      if count > 0, let stated, stated != count, let place = child("count", of: system) {
        report(.error, .wrongCount(count, stated: stated), at: place)
      }
    case "fragment", "example":
      if let stated, count > stated, let place = child("count", of: system) {
        report(.warning, .wrongCount(count, stated: stated), at: place)
      }
    default: break
    }
  }

  private func node(_ place: ElementPlace) -> JSONNode { place.node }

  private mutating func checkSupplement(_ system: ElementPlace, _ concepts: ConceptList) {
    let supplements = text("supplements", of: system)
    guard text("content", of: system) == "supplement" else {
      if supplements != nil { report(.error, .supplementContent, at: system) }
      return
    }
    guard let supplements else { return report(.error, .supplementOfNothing, at: system) }
    guard let base = cache.definitions.codeSystem(supplements) else {
      return report(.information, .unknownBase(supplements), at: system)
    }
    guard base.content == .complete else { return }
    for concept in concepts.all where base.lookup(concept.code) == nil {
      report(.error, .notInBase(concept.code, base.url), at: concept.place)
    }
  }

  private mutating func checkStatements(of system: ElementPlace) {
    guard text("content", of: system) != "supplement",
      document.member("caseSensitive", of: system.node) == nil
    else { return }
    let isHL7 = text("url", of: system)?.isHL7Canonical ?? false
    report(isHL7 ? .warning : .information, .noCaseSensitivity, at: system)
  }
}

extension Rule {
  static let codeSystemContent = Rule(
    "codesystem.content", .businessRule, "A code system's content is what it says it is.",
    explanation: """
      `content` and `count` tell terminology servers whether a code that they do not find is wrong. A system without content \
      has no concepts, a complete one has as many as it counts, a supplement names the system that it adds to and has no \
      other codes than that.
      """,
    remedy: "Correct content, count or supplements, or the concepts.")
  static let codeSystemCase = Rule(
    "codesystem.case", .businessRule, "A code system says whether the case of its codes matters.",
    explanation: "Without `caseSensitive` readers must guess whether 'a' and 'A' are one code.",
    remedy: "Add caseSensitive.")
  static let codeSystemBase = Rule(
    "codesystem.unchecked", .notSupported,
    "The code system that a supplement adds to is known.",
    explanation: "Codes of a supplement are compared with those of its base, where that is here.",
    remedy: "Nothing needs mending. Give the package with the base to have the codes compared.")

  static let codeSystemContentRules = [
    codeSystemContent, codeSystemCase, codeSystemBase, codeSystemProperty,
    codeSystemPropertyMeaning, codeSystemConcept, codeSystemReference,
  ]
}

extension Cause {
  fileprivate static var conceptsOfNothing: Cause {
    Cause(.codeSystemContent, "stands in a code system whose content is 'not-present'")
  }
  fileprivate static var emptyButComplete: Cause {
    Cause(.codeSystemContent, "is complete, and has no concepts")
  }
  fileprivate static func wrongCount(_ count: Int, stated: Int) -> Cause {
    Cause(.codeSystemContent, "says \(stated), where there are \(count) concepts")
  }
  fileprivate static var supplementContent: Cause {
    Cause(.codeSystemContent, "has 'supplements', and its content is not 'supplement'")
  }
  fileprivate static var supplementOfNothing: Cause {
    Cause(.codeSystemContent, "is a supplement, and does not say of which code system")
  }
  fileprivate static func notInBase(_ code: String, _ base: String) -> Cause {
    Cause(.codeSystemContent, "has the code '\(shown(code: code))', which \(base) does not have")
  }
  fileprivate static func unknownBase(_ url: String) -> Cause {
    Cause(.codeSystemBase, "was not compared with \(shown(url: url)), which is not known here")
  }
  fileprivate static var noCaseSensitivity: Cause {
    Cause(.codeSystemCase, "does not say whether case matters ('caseSensitive')")
  }
}
