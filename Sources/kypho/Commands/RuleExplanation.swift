import FHIRValidation
import Kyphoplasty

/// What a rule means, whichever module it belongs to.
struct RuleExplanation {
  var id: String
  var title: String
  var explanation: String
  /// How to put right what the rule found, where that is not part of the explanation.
  var remedy: String?

  /// The rules of reading, of the clinical content and of FHIR.
  static let all: [RuleExplanation] =
    ReadingRule.all.map {
      RuleExplanation(id: $0.id, title: $0.summary, explanation: $0.explanation)
    }
    + RecordRule.all.map { RuleExplanation($0) }
    + Rule.all.map {
      RuleExplanation(
        id: $0.id.rawValue, title: $0.title, explanation: $0.explanation, remedy: $0.remedy)
    }

  static func named(_ id: String) -> RuleExplanation? { all.first { $0.id == id } }

  var text: String {
    "\(id): \(title)\n\n\(explanation)\n" + (remedy.map { "\nTo mend it: \($0)\n" } ?? "")
  }
}

extension RuleExplanation {
  init(_ rule: RecordRule) {
    id = rule.id
    title = rule.summary
    explanation =
      rule.explanation
      + (rule.basis == .judgement ? " This rule is a judgement." : "")
      + (rule.canBeConfirmed
        ? " Where the record lists the rule under 'confirmed', the finding is only a warning." : "")
  }
}
