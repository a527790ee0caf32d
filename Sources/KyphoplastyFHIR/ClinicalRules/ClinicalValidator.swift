public import FHIRValidation
public import Kyphoplasty
internal import LosslessJSON

/// Checks documents against definitions, and what they say of an augmentation against the clinical rules.
///
/// A bundle is read back into a record, so that the rules of records find in it what they find in the record that it was
/// made from; the rules of codes look at the codes themselves. A constraint of a profile says in FHIRPath what a rule
/// says: where the rule was run on what the constraint looks at, the constraint is silent, so that one fault gives one
/// finding and the bounds of a site hold.
public struct ClinicalValidator: Sendable {
  private let validator: Validator
  private let rules: RuleSettings?
  private let checksCodes: Bool
  private let canonical: CanonicalBase?

  /// Makes a validator.
  ///
  /// - Parameters:
  ///   - validator: what checks documents against definitions.
  ///   - rules: how much the clinical rules matter, and where they draw their bounds; `nil` runs none.
  ///   - checksCodes: whether the rules of codes are run.
  ///   - canonical: the base under which documents may claim our profiles; one that a document both claims and uses our
  ///     codes under is known without.
  public init(
    _ validator: Validator, rules: RuleSettings? = .standard, checksCodes: Bool = true,
    canonical: CanonicalBase? = nil
  ) {
    self.canonical = canonical
    self.validator = validator
    self.rules = rules
    self.checksCodes = checksCodes
  }

  /// Checks one JSON text.
  ///
  /// - Parameters:
  ///   - bytes: the text, as it was read or will be sent.
  ///   - firstLine: the line number of the first byte, for a line of NDJSON.
  /// - Returns: what was found by definitions and by rules, in the order of the text.
  public func validate(_ bytes: [UInt8], firstLine: Int = 1) -> Outcome {
    let outcome = validator.validate(bytes, firstLine: firstLine)
    guard let document = outcome.document, let rules else { return outcome }
    return check(document, outcome, as: rules)
  }

  /// Adds what the clinical rules find to an outcome.
  private func check(
    _ document: JSONDocument, _ outcome: Outcome, as rules: RuleSettings
  ) -> Outcome {
    // What the rules look at has the same nodes as the document, so that their places are the document's.
    let own = CanonicalBase.ownForm(of: document, as: canonical)
    let coding =
      checksCodes
      ? CodingRule.faults(in: own, as: rules).map { Outcome.Addition($0, in: document) } : []
    let record = RecordFindings(in: document, own, as: rules)
    let all = record.additions + coding
    return
      outcome.withoutConstraints(
        saidBy: RuleVerdict(all, as: rules) { rule, entry in
          (checksCodes && CodingRule.isWarning(rule)) || record.covers(rule, entry: entry)
        }
      ).adding(all)
  }
}

extension Outcome.Addition {
  init(_ fault: CodingRule.Fault, in document: JSONDocument) {
    self.init(
      rule: Rule(fault.rule), severity: Severity(fault.severity),
      path: FindingPath(fault.path),
      range: document.range(of: fault.node), message: fault.message)
  }
}

extension Rule {
  init(_ rule: CodingRule) {
    self.init(
      RuleID(rawValue: rule.id), .codeInvalid, rule.summary, explanation: rule.explanation,
      remedy: rule.remedy)
  }

  init(_ rule: RecordRule) {
    self.init(
      RuleID(rawValue: rule.id), .businessRule, rule.summary, explanation: rule.explanation,
      remedy: rule.remedy)
  }
}

extension Severity {
  init(_ severity: RecordFinding.Severity) {
    self =
      switch severity {
      case .information: .information
      case .warning: .warning
      case .error: .error
      }
  }
}
