internal import LosslessJSON

extension Walk {
  /// Checks a SearchParameter: its parts against its type.
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
  }
}

extension Rule {
  static let searchParameterComponents = Rule(
    "searchparameter.components", .businessRule,
    "A composite search parameter has two components or more, and no other has any.",
    explanation:
      "A composite joins the values of other parameters with `$`; with fewer than two there is nothing to join.",
    remedy: "Add the components, or correct the type.")

  static let searchParameterRules = [searchParameterComponents]
}

extension Cause {
  fileprivate static var tooFewComponents: Cause {
    Cause(.searchParameterComponents, "is of type composite, and has fewer than two components")
  }
  fileprivate static func componentsOfNoComposite(_ type: String) -> Cause {
    Cause(
      .searchParameterComponents,
      "stands in a search parameter of type \(type), which has no components")
  }
}
