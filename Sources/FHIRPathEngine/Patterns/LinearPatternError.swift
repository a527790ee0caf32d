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

extension LinearPatternError.Reason {
  /// The kind of fault in words: `a parenthesis is not closed`.
  public var words: String {
    switch self {
    case .syntax(let fault): fault
    case .unsupported(let name): "\(name) cannot be matched here"
    case .tooLarge: "it is too long, too deep, or repeats too much"
    }
  }
}

extension LinearPatternError: CustomStringConvertible {
  /// The fault in words and its place, without anything of the expression but names of syntax.
  public var description: String { "\(reason.words), at character \(offset + 1)" }
}
