/// A way in which a record can be wrong, with the rule that must notice it.
public struct FaultKind: Sendable, Identifiable {
  /// How the fault gets into a record.
  enum Edit: Sendable {
    /// By a change of the values; gives the field, or `nil` where this record cannot have the fault.
    case record(@Sendable (inout KyphoplastyEncounter, inout Draws) -> String?)
    /// By a change of the text, where the values cannot say it.
    case text(@Sendable (inout [UInt8]) -> String?)
    /// By the key of a record before it.
    case earlierKey
  }

  /// What is wrong, in a few words with hyphens: `level-twice`.
  public let name: String
  /// The id of the rule that finds it.
  public let rule: String
  let edit: Edit

  /// The name.
  public var id: String { name }

  /// What a finding of its rule does to a record: what the rule says, and for the rules of reading an error.
  public var severity: RecordFinding.Severity { RecordRule.named(rule)?.severity ?? .error }

  init(_ name: String, breaks rule: String, _ edit: Edit) {
    self.name = name
    self.rule = rule
    self.edit = edit
  }

  /// A change of values.
  init(
    _ name: String, breaks rule: String,
    _ plant: @escaping @Sendable (inout KyphoplastyEncounter, inout Draws) -> String?
  ) {
    self.init(name, breaks: rule, .record(plant))
  }

  /// Every kind, in an order that stays; new ones are added at the end of their group.
  public static let all: [FaultKind] =
    levels + times + cement + balloons + leaks + diagnoses + people + anesthesiaFaults + scores
    + course + devices + form
}
