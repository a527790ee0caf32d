import FHIRValidation
import Kyphoplasty

/// What a rule means, whichever module it belongs to.
struct RuleExplanation {
  var id: String
  var title: String
  var explanation: String
  /// How to put right what the rule found, where that is not part of the explanation.
  var remedy: String?
  /// What else there is to know of it, a line each.
  var notes: [String] = []

  /// The rules of reading, of the clinical content, of codes and of FHIR.
  static let all: [RuleExplanation] =
    ReadingRule.all.map { RuleExplanation($0) }
    + RecordRule.all.map { RuleExplanation($0) }
    + CodingRule.all.map { RuleExplanation($0) }
    + Rule.all.map {
      RuleExplanation(
        id: $0.id.rawValue, title: $0.title, explanation: $0.explanation, remedy: $0.remedy)
    }

  static func named(_ id: String) -> RuleExplanation? { all.first { $0.id == id } }

  var text: String {
    var text = "\(id): \(title)\n\n\(explanation)\n"
    if let remedy { text += "\nTo mend it: \(remedy)\n" }
    if !notes.isEmpty { text += "\n" + notes.map { "\($0)\n" }.joined() }
    return text
  }
}

extension RuleExplanation {
  init(_ rule: ReadingRule) {
    id = rule.id
    title = rule.summary
    explanation = rule.explanation
    if !rule.numbers.isEmpty { notes = [Self.catalogue(rule.numbers)] }
  }

  init(_ rule: RecordRule) {
    id = rule.id
    title = rule.summary
    explanation =
      rule.explanation
      + (rule.canBeConfirmed
        ? " Where the record lists the rule under 'confirmed', the finding is only a warning." : "")
    remedy = rule.remedy
    notes = Self.notes(rule.severity, rule.basis, rule.source, rule.numbers)
    for bound in rule.thresholds {
      let number = Int(exactly: bound.standard).map(String.init) ?? "\(bound.standard)"
      let unit = bound.unit.isEmpty ? "" : " \(bound.unit)"
      notes.append("Bound: \(bound.name), \(number)\(unit): \(bound.meaning).")
    }
    if rule.canBeSet { notes.append(Self.setting(rule.id)) }
  }

  init(_ rule: CodingRule) {
    id = rule.id
    title = rule.summary
    explanation = rule.explanation
    remedy = rule.remedy
    notes = Self.notes(rule.severity, rule.basis, rule.source, rule.numbers)
    if rule.canBeSet { notes.append(Self.setting(rule.id)) }
  }

  private static func notes(
    _ severity: RecordFinding.Severity, _ basis: RuleBasis, _ source: String?, _ numbers: [Int]
  ) -> [String] {
    var notes = ["Severity: \(severity.rawValue)."]
    switch basis {
    case .judgement: notes.append("This rule is a judgement.")
    case .codes: notes.append("This rule follows from the code tables.")
    case .source: notes.append("This rule rests on a source.")
    }
    if let source { notes.append("Source: \(source)") }
    if !numbers.isEmpty { notes.append(catalogue(numbers)) }
    return notes
  }

  private static func catalogue(_ numbers: [Int]) -> String {
    "Rule \(numbers.map(String.init).joined(separator: " and ")) of the catalogue."
  }

  private static func setting(_ id: String) -> String {
    "A site sets it in kypho.yaml: 'rules:' with '\(id): off', information, warning or error."
  }
}
