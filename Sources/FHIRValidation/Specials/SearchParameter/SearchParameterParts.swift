internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a SearchParameter: its parts against its type, and both against the one that it derives from.
  mutating func checkSearchParameter(_ node: JSONNode) {
    let parameter = ElementPlace(resource: node)
    let type = text("type", of: parameter)
    let components = children("component", of: parameter)
    if type == "composite", components.count < 2 {
      report(.error, .tooFewComponents, at: parameter)
    }
    if let type, type != "composite", let first = components.first {
      report(.error, .componentsOfNoComposite(type), at: first)
    }
    checkDerivation(of: parameter, type)
    if let expression = text("expression", of: parameter),
      let place = child("expression", of: parameter)
    {
      checkExpression(expression, on: nil, at: place)
    }
  }

  private mutating func checkDerivation(of parameter: ElementPlace, _ type: String?) {
    guard let url = text("derivedFrom", of: parameter),
      let origin = cache.definitions.resource(url, type: "SearchParameter")?.value
    else { return }
    if let type, let expected = origin["type"]?.string, type != expected,
      let place = child("type", of: parameter)
    {
      report(.error, .derivedType(type, expected, url), at: place)
    }
    let bases = Set(origin["base"].map { $0.elements.compactMap(\.string) } ?? [])
    for base in children("base", of: parameter) {
      guard let name = text(of: base), !bases.contains(name), !bases.contains("Resource") else {
        continue
      }
      report(.error, .derivedBase(name, url), at: base)
    }
  }

  /// Checks that a CapabilityStatement describes search parameters as their definitions do.
  mutating func checkCapabilityStatement(_ node: JSONNode) {
    for rest in children("rest", of: ElementPlace(resource: node)) {
      for resource in children("resource", of: rest) {
        for parameter in children("searchParam", of: resource) { checkSearch(parameter) }
      }
      for parameter in children("searchParam", of: rest) { checkSearch(parameter) }
    }
  }

  private mutating func checkSearch(_ parameter: ElementPlace) {
    guard let url = text("definition", of: parameter), let type = text("type", of: parameter),
      let definition = cache.definitions.resource(url, type: "SearchParameter")?.value,
      let expected = definition["type"]?.string, expected != type,
      let place = child("type", of: parameter)
    else { return }
    report(.error, .derivedType(type, expected, url), at: place)
  }
}

extension Rule {
  static let searchParameterComponents = Rule(
    "searchparameter.components", .businessRule,
    "A composite search parameter has two components or more, and no other has any.",
    explanation:
      "A composite joins the values of other parameters with `$`; with fewer than two there is nothing to join.",
    remedy: "Add the components, or correct the type.")
  static let searchParameterDerivation = Rule(
    "searchparameter.definition", .businessRule,
    "A search parameter has the type and the bases of the definition that it refers to.",
    explanation: """
      A parameter that derives from another, and one that a server says it supports, mean what that definition says: of the \
      same type, on the resources that it is for.
      """,
    remedy: "Correct the type or the base, or refer to another definition.")

  static let searchParameterRules = [searchParameterComponents, searchParameterDerivation]
}

extension Cause {
  fileprivate static var tooFewComponents: Cause {
    Cause(.searchParameterComponents, "is of type composite, and has fewer than two components")
  }
  fileprivate static func componentsOfNoComposite(_ type: String) -> Cause {
    Cause(
      .searchParameterComponents,
      "stands in a search parameter of type \(shown(code: type)), which has no components")
  }
  fileprivate static func derivedType(_ type: String, _ expected: String, _ url: String) -> Cause {
    Cause(
      .searchParameterDerivation,
      "is \(shown(code: type)), and in \(shown(url: url)) it is \(expected)")
  }
  fileprivate static func derivedBase(_ base: String, _ url: String) -> Cause {
    Cause(
      .searchParameterDerivation, "is \(shown(code: base)), which is no base of \(shown(url: url))")
  }
}
