/// Something that is wrong with a record, or doubtful.
///
/// It names the place and the field, and holds none of the record's values unless they were asked for.
public struct RecordFinding: Sendable, Hashable {
  /// What a finding does to its record.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The record goes on; there is something to know.
    case information
    /// The record goes on; somebody should look.
    case warning
    /// The record is rejected.
    case error

    /// Orders by weight.
    public static func < (one: Self, other: Self) -> Bool { one.weight < other.weight }

    private var weight: Int {
      switch self {
      case .information: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// The rule's id, which stays when its words change: `record.required`, `clinical.level-repeated`.
  public var rule: String { problem.rule }
  /// What it does to the record.
  public var severity: Severity
  /// Where it was found.
  public var place: RecordPlace
  /// The field, by its path in the record: `levels[0].cement.volumeMl`; empty for the record as a whole.
  public var field: String
  /// What is wrong and what is accepted, in words that are made when they are asked for.
  public var message: String {
    guard let value else { return problem.message }
    return "\(problem.message) (found: \(value))"
  }

  /// What is wrong.
  let problem: RecordProblem
  /// The value that is wrong, where values may be shown.
  let value: String?

  init(
    _ problem: RecordProblem, severity: Severity? = nil, at place: RecordPlace, field: String = "",
    value: String? = nil
  ) {
    self.problem = problem
    self.severity = severity ?? problem.severity
    self.place = place
    self.field = field
    self.value = value
  }
}

extension RecordFinding: CustomStringConvertible {
  /// `place: severity: field: message [rule]`, on one line.
  public var description: String {
    let subject = field.isEmpty ? "" : "\(field): "
    return "\(place): \(severity.rawValue): \(subject)\(message) [\(rule)]"
  }
}
