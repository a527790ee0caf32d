/// Why a text is no UCUM unit.
public struct UCUMError: Error, Hashable, Sendable {
  /// The offset in the UTF-8 of the text.
  public var offset: Int
  /// What is wrong.
  public var reason: Reason

  /// Makes an error.
  public init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// The kinds of fault.
  public enum Reason: Hashable, Sendable {
    /// There is nothing.
    case empty
    /// It is longer than any unit.
    case tooLong
    /// Parentheses are nested too deeply, or an exponent is too large.
    case tooLarge
    /// A unit is expected here.
    case unitExpected
    /// No unit has this code; with the code.
    case unknownUnit(String)
    /// The unit takes no prefix; with the prefix and the unit.
    case noPrefixAllowed(String, String)
    /// A parenthesis, bracket or brace is not closed, or was not opened.
    case unbalanced
    /// An annotation has a character that is not printable ASCII.
    case annotationCharacter
    /// Something follows that is no operator.
    case operatorExpected
  }
}
