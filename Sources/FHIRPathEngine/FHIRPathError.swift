/// Why an expression cannot be compiled or evaluated.
public struct FHIRPathError: Error, Hashable, Sendable {
  /// The stage that an expression did not pass.
  public enum Code: Hashable, Sendable {
    /// It is no FHIRPath.
    case syntax
    /// It names what its types do not have.
    case semantic
    /// It cannot be evaluated on this input.
    case execution
  }

  /// The stage.
  public var code: Code
  /// The offset in the UTF-8 of the expression.
  public var offset: Int
  /// What is wrong, in words that never hold a value of the input.
  public var reason: String

  /// Makes an error.
  public init(_ code: Code, at offset: Int, _ reason: String) {
    self.code = code
    self.offset = offset
    self.reason = reason
  }
}
