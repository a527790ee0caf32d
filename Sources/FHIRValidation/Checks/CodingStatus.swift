internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Says what speaks against a code that exists.
  mutating func checkStatus(of concept: Concept, _ code: JSONNode, in system: CodeSystem) {
    if !system.isCaseSensitive, !document.isString(code, concept.code),
      document.text(of: code).lowercased() == concept.code.lowercased()
    {
      report(.information, .otherCase(concept.code), atMember: code)
    }
    if concept.isOutOfUse {
      // What one version gives up another may still have in use.
      let versions = cache.definitions.versions(ofCodeSystem: system.url)
      if versions.contains(where: { $0.lookup(concept.code)?.isOutOfUse == false }) { return }
      report(.warning, .outOfUse(concept.code, system), atMember: code)
    } else if concept.isAbstract {
      report(.warning, .abstractCode(concept.code, system), atMember: code)
    }
  }
}

extension Concept {
  fileprivate var isOutOfUse: Bool { isInactive || isDeprecated }
}

extension Rule {
  static let codeInactive = Rule(
    "code.inactive", .businessRule, "A code is still in use.",
    explanation: """
      Code systems keep the codes that they have given up, marked as retired, deprecated or inactive, so that old data can be \
      read. New data should use what took their place.
      """,
    remedy: "Look up in the code system what replaces the code; old data may keep it.")
  static let codeAbstract = Rule(
    "code.abstract", .businessRule, "A code is meant to be used, and not only to group others.",
    explanation:
      "Some codes are there to order the others and are marked as not selectable; they say too little about anything.",
    remedy: "Use one of the codes below it.")
  static let codeCase = Rule(
    "code.case", .businessRule, "A code is written as its code system writes it.",
    explanation:
      "In some systems case does not matter; readers that compare letter by letter will still miss the code.",
    remedy: "Write the code as the message has it.")

  static let codeStatusRules = [codeInactive, codeAbstract, codeCase]
}

extension Cause {
  fileprivate static func outOfUse(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(.codeInactive, "has the code '\(code)', which \(system.url) marks as no longer in use")
  }

  fileprivate static func abstractCode(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(.codeAbstract, "has the code '\(code)', which \(system.url) has only to group others")
  }

  fileprivate static func otherCase(_ code: String) -> Cause {
    Cause(.codeCase, "differs by case from the code, which is '\(code)'")
  }
}
