internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a filter: whether its value is one that the property can have.
  mutating func check(_ filter: ElementPlace, _ system: CodeSystem?, _ parameters: [String]) {
    guard let property = text("property", of: filter), let op = text("op", of: filter) else {
      return
    }
    guard let value = text("value", of: filter) else {
      return checkExpression(ofFilter: filter, parameters)
    }
    if op == "exists" {
      if value != "true", value != "false" { report(.error, .notBoolean(property), at: filter) }
      return
    }
    let values =
      op == "in" || op == "not-in"
      ? value.split(separator: ",").map { String($0) } : [value]
    if op == "regex" { return }
    if FilterOperator.hierarchical.contains(op) || property == "concept" || property == "code" {
      if let system, system.content == .complete {
        for value in values where system.lookup(value) == nil {
          report(.error, .filterCode(value, property, system.url), at: filter)
        }
      }
      return
    }
    for value in values { check(value, of: property, at: filter, system) }
  }

  private mutating func check(
    _ value: String, of property: String, at filter: ElementPlace, _ system: CodeSystem?
  ) {
    let standard = StandardProperty(rawValue: property)
    let kind = standard?.type ?? system.flatMap { $0.kind(ofProperty: property) }
    switch kind {
    case "boolean":
      if value != "true", value != "false" { report(.error, .notBoolean(property), at: filter) }
    case "integer":
      if Int(value) == nil { report(.error, .notOfType("integer", property), at: filter) }
    case "Coding":
      check(coding: value, of: property, at: filter)
    case nil:
      if let system, system.content == .complete {
        report(.warning, .unknownProperty(property, system.url), at: filter)
      }
    default: break
    }
  }

  /// A Coding in a filter is written `system#code`, perhaps with `|version` in between.
  private mutating func check(coding: String, of property: String, at filter: ElementPlace) {
    guard let hash = coding.lastIndex(of: "#") else {
      return report(.error, .notOfType("system#code", property), at: filter)
    }
    let system = String(coding[..<hash])
    let code = String(coding[coding.index(after: hash)...])
    guard let codeSystem = cache.definitions.codeSystem(system), codeSystem.content == .complete,
      codeSystem.lookup(code) == nil
    else { return }
    report(.error, .filterCode(code, property, codeSystem.url), at: filter)
  }
}

/// The operators that compare a code with the hierarchy.
enum FilterOperator {
  static let hierarchical: Set<String> = [
    "is-a", "descendent-of", "is-not-a", "generalizes", "child-of", "descendent-leaf",
  ]
}

extension CodeSystem {
  /// The type of the values that its concepts have for a property; `nil` where none has it.
  fileprivate func kind(ofProperty code: String) -> String? {
    for concept in concepts.prefix(20_000) {
      if let property = concept.properties.first(where: { $0.code == code }) {
        return property.kind
      }
    }
    return nil
  }
}

extension Rule {
  static let valueSetFilter = Rule(
    "valueset.filter", .invalid, "A filter compares a property with a value that it can have.",
    explanation: """
      A filter on the hierarchy names a code of the system; one on a boolean property says true or false; one on a property \
      whose values are Codings writes system#code. `exists` takes true or false.
      """,
    remedy: "Correct the value of the filter.")
  static let valueSetFilterProperty = Rule(
    "valueset.property", .invalid, "A filter names a property that its code system has.",
    explanation: "A server that does not know the property cannot tell which codes are meant.",
    remedy: "Correct the name of the property.")
}

extension Cause {
  fileprivate static func notBoolean(_ property: String) -> Cause {
    Cause(
      .valueSetFilter, "filters by '\(shown(code: property))', and its value must be true or false")
  }
  fileprivate static func notOfType(_ type: String, _ property: String) -> Cause {
    Cause(
      .valueSetFilter,
      "filters by '\(shown(code: property))', and its value must be of the form \(type)")
  }
  fileprivate static func filterCode(_ code: String, _ property: String, _ system: String) -> Cause
  {
    Cause(
      .valueSetFilter,
      "filters by '\(shown(code: property))' and '\(shown(code: code))', which \(system) does not have"
    )
  }
  fileprivate static func unknownProperty(_ property: String, _ system: String) -> Cause {
    Cause(
      .valueSetFilterProperty,
      "filters by '\(shown(code: property))', a property that \(system) does not have")
  }
}
