/// Why a regular expression cannot be used.
public struct LinearPatternError: Error, Hashable, Sendable {
  /// The offset in the expression, in Unicode scalars.
  public var offset: Int
  /// What is wrong.
  public var reason: Reason

  /// The kinds of fault.
  public enum Reason: Hashable, Sendable {
    /// It is no regular expression; with what is wrong.
    case syntax(String)
    /// It uses what cannot be matched in linear time, or what this engine has not; with its name.
    case unsupported(String)
    /// It is longer, deeper or repeats more than is allowed.
    case tooLarge
  }

  /// Makes an error.
  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }
}
