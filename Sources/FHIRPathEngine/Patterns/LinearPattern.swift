/// A regular expression that takes time linear in the text, whatever the expression is.
public struct LinearPattern: Sendable {
  /// How an expression is read.
  public struct Options: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int
    /// Makes options of bits.
    public init(rawValue: Int) { self.rawValue = rawValue }
    /// Letters match in both cases.
    public static let ignoresCase = Self(rawValue: 1)
    /// `.` matches line breaks also.
    public static let dotMatchesAll = Self(rawValue: 2)
    /// `^` and `$` match at each line.
    public static let multiline = Self(rawValue: 4)
  }

  /// Compiles an expression.
  ///
  /// - Throws: where it is no expression, or uses what cannot be matched in linear time, or is too large.
  public init(_ pattern: String, options: Options = []) throws(LinearPatternError) {
    throw LinearPatternError(offset: 0, reason: "patterns are not known yet")
  }

  /// Whether some part of the text matches.
  public func matches(in text: some StringProtocol) -> Bool { false }
  /// Whether the whole text matches.
  public func matchesWhole(_ text: some StringProtocol) -> Bool { false }
  /// The text with each match replaced; `$1`, `${1}`, `${name}` and `$0` stand for what a group matched, `\$` for a dollar.
  public func replacingMatches(in text: String, with template: String) -> String { text }
}

/// Why a regular expression cannot be used.
public struct LinearPatternError: Error, Hashable, Sendable {
  /// The offset in the UTF-8 of the expression.
  public var offset: Int
  /// What is wrong.
  public var reason: String
}
