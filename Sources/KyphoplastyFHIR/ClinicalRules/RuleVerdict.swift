internal import FHIRValidation
internal import Kyphoplasty

/// What the rules of the program have said of a document, and where they were run: what a constraint of a profile need
/// not say again.
struct RuleVerdict {
  private let settings: RuleSettings
  /// The entries at which each rule has spoken.
  private var spoken: [String: Set<Int?>] = [:]
  private let covers: (_ rule: String, _ entry: Int?) -> Bool

  /// Gathers what was said.
  ///
  /// - Parameters:
  ///   - additions: the findings of rules.
  ///   - settings: which rules are off, or were set otherwise.
  ///   - covers: whether a rule of records was run on all that it asks of an entry; `nil` is the whole document.
  init(
    _ additions: [Outcome.Addition], as settings: RuleSettings,
    covers: @escaping (_ rule: String, _ entry: Int?) -> Bool
  ) {
    self.settings = settings
    self.covers = covers
    for addition in additions {
      spoken[addition.rule.id.rawValue, default: []].insert(addition.path.entry)
    }
  }

  /// Whether the rule that says what a constraint says was set otherwise, has spoken there, or was run there.
  func speaks(for finding: Finding) -> Bool {
    guard let key = finding.invariant, let rule = CatalogueConstraint.named(key)?.rule else {
      return false
    }
    if settings.overrules(rule) { return true }
    let entry = finding.path.entry
    if let places = spoken[rule], entry == nil || places.contains(entry) { return true }
    return covers(rule, entry)
  }
}

extension Outcome {
  /// The outcome without the constraints for which rules have spoken.
  func withoutConstraints(saidBy verdict: RuleVerdict) -> Outcome {
    guard findings.contains(where: { verdict.speaks(for: $0) }) else { return self }
    return filtered { !verdict.speaks(for: $0) }
  }
}

extension FindingPath {
  /// The place of the entry that it leads into; `nil` for the document as a whole.
  fileprivate var entry: Int? {
    guard steps.count > 1, steps[0].name == "Bundle", steps[1].name == "entry" else { return nil }
    return steps[1].index
  }
}

extension CodingRule {
  /// Whether a rule of codes is one that only warns: it sees all codes of a document, and has the last word on them.
  static func isWarning(_ id: String) -> Bool { named(id)?.severity == .warning }
}
