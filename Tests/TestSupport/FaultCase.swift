public import Testing

/// A fault that a test plants into something, with the rule that is to find it and the field that it is to name.
public struct FaultCase<Subject>: Sendable, CustomTestStringConvertible {
  /// The rule's id.
  public let rule: String
  /// The field.
  public let field: String
  /// Makes the fault.
  public let change: @Sendable (inout Subject) -> Void

  /// Plans a fault.
  public init(
    _ rule: String, _ field: String, _ change: @escaping @Sendable (inout Subject) -> Void
  ) {
    self.rule = rule
    self.field = field
    self.change = change
  }

  /// `rule at field`.
  public var testDescription: String { "\(rule) at \(field)" }
}
