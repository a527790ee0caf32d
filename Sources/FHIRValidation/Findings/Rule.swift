/// The stable name of a rule, such as `cardinality.min`: what suppressions, baselines and tests refer to.
///
/// Words may change from version to version; a name does not.
public struct RuleID: RawRepresentable, Hashable, Sendable {
  /// The name: lower-case words, a dot after the family.
  public let rawValue: String

  /// Names a rule.
  public init(rawValue: String) { self.rawValue = rawValue }
}

extension RuleID: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Names a rule.
  public init(stringLiteral value: String) { self.init(rawValue: value) }
  /// The name.
  public var description: String { rawValue }
}

/// What a rule asks for, in the words that explain it to whoever met a finding of it.
///
/// Every check declares its rules in its own file; `Rule.all` gathers them.
public struct Rule: Sendable, Identifiable {
  /// The stable name.
  public let id: RuleID
  /// How an OperationOutcome classifies findings of this rule.
  public let issueType: IssueType
  /// The correct state, in a line.
  public let title: String
  /// Why the rule is there and what it looks at.
  public let explanation: String
  /// How to mend what the rule found.
  public let remedy: String
  /// The keys of the FHIR invariants that this rule decides in their stead.
  public let invariants: [String]

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - id: the stable name.
  ///   - issueType: how an OperationOutcome classifies findings of it.
  ///   - title: the correct state, in a line.
  ///   - explanation: why the rule is there and what it looks at.
  ///   - remedy: how to mend what it found.
  ///   - invariants: the keys of the FHIR invariants that it decides in their stead.
  public init(
    _ id: RuleID, _ issueType: IssueType, _ title: String, explanation: String, remedy: String,
    invariants: [String] = []
  ) {
    self.id = id
    self.issueType = issueType
    self.title = title
    self.explanation = explanation
    self.remedy = remedy
    self.invariants = invariants
  }
}

/// The codes of `http://hl7.org/fhir/issue-type` that findings use.
public enum IssueType: String, Sendable, CaseIterable {
  /// Content invalid against the definition, in a way that no other code says better.
  case invalid
  /// A structural fault: an unknown element, a wrong type.
  case structure
  /// A required element is missing.
  case required
  /// A value that its type does not allow.
  case value
  /// A rule of content that did not hold.
  case invariant
  /// A code that is not allowed.
  case codeInvalid = "code-invalid"
  /// Something referred to that is not there.
  case notFound = "not-found"
  /// Something that is there twice and may be there once.
  case duplicate
  /// A rule of a business kind: what a server would refuse.
  case businessRule = "business-rule"
  /// Too much of something.
  case tooCostly = "too-costly"
  /// Something that could not be checked here.
  case notSupported = "not-supported"
  /// Only for information.
  case informational
}

/// A rule that did not hold, and the words for this time.
///
/// The words are made for what is listed, and not where it is only asked whether a value meets a profile.
struct Cause: Sendable {
  let rule: Rule
  let words: @Sendable () -> String
  /// The key of the invariant that did not hold, where it was one.
  let invariant: String?

  init(
    _ rule: Rule, invariant: String? = nil, _ words: @autoclosure @escaping @Sendable () -> String
  ) {
    self.rule = rule
    self.invariant = invariant
    self.words = words
  }
}
