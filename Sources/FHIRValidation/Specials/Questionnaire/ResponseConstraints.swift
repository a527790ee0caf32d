internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks the constraints that the questionnaire puts on the response.
  mutating func checkConstraints(of node: JSONNode, _ response: FormResponse) {
    let item = FHIRPathItem(resource: document, at: node)
    for constraint in response.expressions.ofResponse {
      check(constraint, of: item, response, at: node)
    }
  }

  /// Checks the constraints that an item of the questionnaire puts on its answers.
  mutating func checkConstraints(of node: JSONNode, as place: Int, _ response: FormResponse) {
    guard let constraints = response.expressions.ofItems[place],
      let element = cache.definitions.type("QuestionnaireResponse")?.root.child(named: "item")
    else { return }
    let item = FHIRPathItem(document, value: node, element: element.element)
    for constraint in constraints { check(constraint, of: item, response, at: node) }
  }

  /// What comes to nothing, for want of the answers that it looks at, is not broken.
  private mutating func check(
    _ constraint: FormExpressions.Constraint, of item: FHIRPathItem, _ response: FormResponse,
    at node: JSONNode
  ) {
    let context = FHIRPathContext(resource: FHIRPathItem(resource: document, at: response.root))
    guard let expression = constraint.expression,
      let result = Result(catching: { () throws(FHIRPathError) in
        try expression.holds(on: item, in: context)
      }).success
    else {
      if said.insert("response.constraint " + constraint.key).inserted {
        report(.information, .notEvaluated(constraint.key), at: node)
      }
      return
    }
    if result == false { report(constraint.severity, .broken(constraint), at: node) }
  }
}

extension Result {
  /// The value, where there is one.
  fileprivate var success: Success? {
    if case .success(let value) = self { value } else { nil }
  }
}

extension Rule {
  static let responseConstraint = Rule(
    "response.constraint", .invariant, "A response meets the constraints of its questionnaire.",
    explanation: """
      The extensions questionnaire-constraint and targetConstraint of a questionnaire or of an item state in FHIRPath what \
      must be true of the answers, and how much it matters. A constraint that comes to nothing, because answers are missing, \
      is not broken. One that cannot be evaluated here, for a variable say, is noted once.
      """,
    remedy: "Correct the answers that the constraint looks at.")
}

extension Cause {
  fileprivate static func broken(_ constraint: FormExpressions.Constraint) -> Cause {
    Cause(
      .responseConstraint,
      "breaks the constraint '\(shown(code: constraint.key))' of the questionnaire\(constraint.human.map { ": \($0)" } ?? "")"
    )
  }

  fileprivate static func notEvaluated(_ key: String) -> Cause {
    Cause(
      .responseConstraint,
      "was not checked against the constraint '\(shown(code: key))', which cannot be evaluated here"
    )
  }
}
