internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks the code of a Quantity in the system that it names.
  mutating func checkQuantity(_ quantity: JSONNode, isBound: Bool) {
    guard options.checksTerminology, let system = stringMember("system", of: quantity),
      document.member("code", of: quantity) != nil
    else { return }
    checkCode(
      of: quantity, system: system, in: CodeContext(isInConcept: isBound, hasDisplay: false))
  }

  /// Checks the code of a UCUM unit, the grammar of which says all.
  mutating func checkUnit(_ code: JSONNode, of quantity: JSONNode) {
    let text = document.text(of: code)
    if terminology.knownUnits.contains(text) {
      return checkAnnotation(text, of: quantity)
    }
    guard text.utf8.count <= 256, (try? UCUMUnit(text)) != nil else {
      return report(.error, .noUnit(text), atMember: code)
    }
    terminology.knownUnits.insert(text)
    checkAnnotation(text, of: quantity)
  }

  /// A remark in braces changes nothing about a unit, so that nobody should depend on it.
  private mutating func checkAnnotation(_ code: String, of quantity: JSONNode) {
    guard let severity = options.bestPractices, code.contains("{") else { return }
    report(severity, .annotation(code), at: quantity)
  }
}

extension Rule {
  static let unitUCUM = Rule(
    "unit.ucum", .codeInvalid, "A unit of UCUM is written as its grammar says.",
    explanation: """
      With the system http://unitsofmeasure.org the code must be a unit of UCUM in the case-sensitive form: atoms with their \
      prefixes, joined with dots and slashes, with whole numbers as exponents, and remarks in braces.
      """,
    remedy: "Write the unit in UCUM (mm[Hg], 10*9/L, {score}); what people read belongs in `unit`.")
  static let unitAnnotation = Rule(
    "unit.annotation", .businessRule,
    "The meaning of a unit does not depend on a remark in braces.",
    explanation:
      "Braces in UCUM hold remarks that do not count: programs that compare or convert units pass over them.",
    remedy: "Say what is measured in the code of the observation, and leave the remark out.")

  static let unitRules = [unitUCUM, unitAnnotation]
}

extension Cause {
  fileprivate static func noUnit(_ code: String) -> Cause {
    Cause(.unitUCUM, "has '\(shown(code: code))', which is no unit of UCUM")
  }

  fileprivate static func annotation(_ code: String) -> Cause {
    Cause(
      .unitAnnotation,
      "has the unit '\(shown(code: code))', of which what stands in braces does not count")
  }
}
