internal import LosslessJSON

/// The extensions by which a value set is made to depend on parameters.
private enum ParameterExtension {
  static let parameter = "http://hl7.org/fhir/tools/StructureDefinition/valueset-parameter"
  static let expression = "http://hl7.org/fhir/StructureDefinition/cqf-expression"
}

extension Walk {
  /// The names of the parameters that a ValueSet declares; reports those that no filter uses.
  mutating func checkParameters(of valueSet: ElementPlace) -> [String] {
    let used = usedParameters(of: valueSet)
    var names: [String] = []
    for place in children("extension", of: valueSet)
    where text("url", of: place) == ParameterExtension.parameter {
      guard let part = `extension`("name", of: place), let value = choice("value", of: part),
        let name = text(of: value.place)
      else { continue }
      names.append(name)
      if !used.contains(name) { report(.warning, .unusedParameter(name), at: place) }
    }
    return names
  }

  /// Checks a filter whose value is worked out by an expression.
  mutating func checkExpression(ofFilter filter: ElementPlace, _ parameters: [String]) {
    guard let place = expression(ofFilter: filter) else {
      return report(.error, .filterWithoutValue, at: filter)
    }
    if let language = text("language", of: place), language != "text/fhirpath" {
      return report(.error, .expressionLanguage(language), at: place)
    }
    guard let expression = text("expression", of: place) else { return }
    guard expression.hasPrefix("%"), Self.isName(expression.dropFirst()) else {
      return report(.error, .expressionForm, at: place)
    }
    let name = String(expression.dropFirst())
    if !parameters.contains(name) { report(.error, .unknownParameter(name), at: place) }
  }

  private func usedParameters(of valueSet: ElementPlace) -> Set<String> {
    guard let compose = child("compose", of: valueSet) else { return [] }
    var used: Set<String> = []
    for include in children("include", of: compose) + children("exclude", of: compose) {
      for filter in children("filter", of: include) {
        guard let place = expression(ofFilter: filter), let text = text("expression", of: place)
        else { continue }
        used.insert(String(text.dropFirst()))
      }
    }
    return used
  }

  private func expression(ofFilter filter: ElementPlace) -> ElementPlace? {
    child("_value", of: filter)
      .flatMap { `extension`(ParameterExtension.expression, of: $0) }
      .flatMap { choice("value", of: $0)?.place }
  }

  private static func isName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}

extension Rule {
  static let valueSetParameter = Rule(
    "valueset.parameter", .invalid,
    "A filter's value is given, or is a parameter of the value set.",
    explanation: """
      A filter has a value, or an expression in FHIRPath (`text/fhirpath`) that names a parameter which the value set \
      declares: %name.
      """,
    remedy: "Give the filter a value, or declare the parameter that its expression names.")
  static let valueSetParameterUse = Rule(
    "valueset.unused", .businessRule, "A parameter of a value set is used by a filter.",
    explanation: "A parameter that no filter names changes nothing.",
    remedy: "Use the parameter in a filter, or remove it.")
}

extension Cause {
  fileprivate static func unusedParameter(_ name: String) -> Cause {
    Cause(
      .valueSetParameterUse, "declares the parameter '\(shown(code: name))', which no filter uses")
  }
  fileprivate static var filterWithoutValue: Cause {
    Cause(.valueSetParameter, "has neither a value nor an expression for one")
  }
  fileprivate static func expressionLanguage(_ language: String) -> Cause {
    Cause(
      .valueSetParameter,
      "has an expression in '\(shown(code: language))', and may have one in text/fhirpath")
  }
  fileprivate static var expressionForm: Cause {
    Cause(.valueSetParameter, "has an expression that is not the name of a parameter (%name)")
  }
  fileprivate static func unknownParameter(_ name: String) -> Cause {
    Cause(
      .valueSetParameter,
      "names the parameter '\(shown(code: name))', which the value set does not declare")
  }
}
