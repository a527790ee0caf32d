/// How much the rules matter at a site, and where they draw their bounds.
///
/// A site may decide on what is a judgement, and on warnings. What follows from the code tables or from a source and
/// is an error stays one.
///
///     var rules = RuleSettings()
///     try rules.set(.off, forRule: "clinical.balloon-pressure")
///     try rules.set(700, forThreshold: "most", ofRule: "clinical.balloon-pressure")
public struct RuleSettings: Sendable, Hashable {
  /// How much a rule matters.
  public enum Weight: String, Sendable, Hashable, CaseIterable {
    case off, information, warning, error
  }

  /// The rules as they are.
  public static let standard = RuleSettings()

  private var weights: [String: Weight] = [:]
  /// Bounds that were moved, by rule and name.
  private(set) var bounds: [String: [String: Double]] = [:]

  /// Makes settings that change nothing.
  public init() {}

  /// Says how much a rule matters.
  ///
  /// - Throws: `RuleSettingError` where there is no such rule, or where it is not the site's to decide.
  public mutating func set(_ weight: Weight, forRule id: String) throws(RuleSettingError) {
    if let rule = RecordRule.named(id) {
      guard rule.canBeSet else { throw .fixed(rule: id) }
    } else if let rule = CodingRule.named(id) {
      guard rule.canBeSet else { throw .fixed(rule: id) }
    } else {
      throw .unknownRule(id, suggestion: Self.suggestion(for: id))
    }
    weights[id] = weight
  }

  /// Moves a bound.
  ///
  /// - Throws: `RuleSettingError` where the rule draws no such bound, or where the number cannot be one.
  public mutating func set(
    _ number: Double, forThreshold name: String, ofRule id: String
  ) throws(RuleSettingError) {
    guard let rule = RecordRule.named(id) else {
      throw .unknownRule(id, suggestion: Self.suggestion(for: id))
    }
    guard rule.thresholds.contains(where: { $0.name == name }) else {
      throw .unknownThreshold(name, rule: id, known: rule.thresholds.map(\.name))
    }
    guard number.isFinite, number >= 0 else { throw .malformedThreshold(name, rule: id) }
    bounds[id, default: [:]][name] = number
  }

  /// Whether a weight was set for a rule.
  public func decides(on id: String) -> Bool { weights[id] != nil }

  /// Whether the site wants less of a rule than the catalogue: it is off or tells no more than an information, or its
  /// bounds were moved.
  ///
  /// What repeats such a rule without the site's settings, as a constraint of a profile does, has nothing to say then.
  public func overrules(_ id: String) -> Bool {
    weights[id] == .off || weights[id] == .information || bounds[id] != nil
  }

  func severity(of rule: RecordRule) -> RecordFinding.Severity? {
    severity(of: rule.id, else: rule.severity)
  }

  /// What a finding of a rule does; `nil` where the rule is off.
  func severity(
    of id: String, else standard: RecordFinding.Severity
  ) -> RecordFinding.Severity? {
    guard !weights.isEmpty else { return standard }
    return switch weights[id] {
    case nil: standard
    case .off: nil
    case .information: .information
    case .warning: .warning
    case .error: .error
    }
  }

  private static func suggestion(for id: String) -> String? {
    let known = RecordRule.all.map(\.id) + CodingRule.all.map(\.id)
    return Suggestion.nearest(to: id, among: known)
      ?? Suggestion.nearest(to: "clinical.\(id)", among: known)
  }
}

/// Why a rule cannot be set so.
public enum RuleSettingError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknownRule(String, suggestion: String?)
  case fixed(rule: String)
  case unknownThreshold(String, rule: String, known: [String])
  case malformedThreshold(String, rule: String)

  /// What is wrong, and what is accepted.
  public var description: String {
    switch self {
    case .unknownRule(let id, let suggestion):
      "'\(id)' is no rule that can be set"
        + (suggestion.map { "; did you mean '\($0)'?" } ?? "; kypho explain --list names them")
    case .fixed(let id):
      "'\(id)' cannot be set: it rests on the codes or on a source, or ids depend on it"
    case .unknownThreshold(let name, let id, let known):
      known.isEmpty
        ? "'\(id)' draws no bound '\(name)': it has none"
        : "'\(id)' draws no bound '\(name)'; its bounds are \(known.joined(separator: ", "))"
    case .malformedThreshold(let name, let id):
      "the bound '\(name)' of '\(id)' must be a number that is not negative"
    }
  }
}
