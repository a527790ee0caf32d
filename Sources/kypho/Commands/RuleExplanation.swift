import FHIRValidation

/// What a rule means, whichever module it belongs to.
struct RuleExplanation {
  var id: String
  var title: String
  var explanation: String
  var remedy: String

  static let all: [RuleExplanation] = Rule.all.map { rule in
    RuleExplanation(
      id: rule.id.rawValue, title: rule.title, explanation: rule.explanation, remedy: rule.remedy)
  }

  static func named(_ id: String) -> RuleExplanation? { all.first { $0.id == id } }

  var text: String {
    """
    \(id): \(title)

    \(explanation)

    To mend it: \(remedy)

    """
  }
}
