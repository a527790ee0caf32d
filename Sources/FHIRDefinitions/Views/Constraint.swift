/// An invariant: a FHIRPath expression that must be true of an element.
public struct Constraint: Sendable {
  let storage: PackStorage
  let row: Int

  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// What it means to break it.
  public enum Severity: UInt8, Sendable {
    /// The resource is not conformant.
    case error = 1
    /// It deserves attention.
    case warning
  }

  /// The number of the invariant within its pack: equal for two elements that have the same one.
  public var index: Int { row }
  /// The key, unique within the structure: `ele-1`.
  public var key: String { storage.string(storage.constraints.index(row, ConstraintField.key)) }

  /// What it means to break it.
  public var severity: Severity {
    storage.constraints.word(row, ConstraintField.severity) == 2 ? .warning : .error
  }

  /// The expression, as published; `nil` for an invariant in words only.
  public var expression: String? {
    storage.optional(storage.constraints.index(row, ConstraintField.expression))
  }

  /// The canonical url of the structure that states it.
  public var source: String? {
    storage.optional(storage.constraints.index(row, ConstraintField.source))
  }

  /// Whether it is marked as a recommendation, not a rule.
  public var isBestPractice: Bool {
    storage.constraints.word(row, ConstraintField.flags) & ConstraintField.isBestPractice != 0
  }
}
