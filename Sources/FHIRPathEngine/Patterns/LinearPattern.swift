/// A regular expression that takes time linear in the text, whatever the expression is.
///
/// It has the syntax that the engines of Java, ECMAScript and .NET share, without references to groups, lookaround, atomic
/// groups and possessive repetition. Classes as `\d` and `\w` are of ASCII; texts are read by Unicode scalars.
public struct LinearPattern: Sendable {
  /// How an expression is read.
  public struct Options: OptionSet, Hashable, Sendable {
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

  let program: PatternProgram
  let groupCount: Int
  let groupNames: [String: Int]

  /// Compiles an expression.
  ///
  /// - Throws: where it is no expression, or uses what cannot be matched in linear time, or is too large.
  public init(_ pattern: String, options: Options = []) throws(LinearPatternError) {
    var parser = PatternParser(pattern, options: options)
    let node = try parser.parse()
    program = try PatternProgram(node)
    groupCount = parser.groupCount
    groupNames = parser.groupNames
  }

  /// Whether some part of the text matches.
  public func matches(in text: some StringProtocol) -> Bool {
    run(text, isAnchored: false, isWhole: false)
  }

  /// Whether the whole text matches.
  public func matchesWhole(_ text: some StringProtocol) -> Bool {
    run(text, isAnchored: true, isWhole: true)
  }

  private func run(_ text: some StringProtocol, isAnchored: Bool, isWhole: Bool) -> Bool {
    var text = String(text)
    return text.withUTF8 { bytes in
      var run = PatternRun(program, bytes, groups: nil)
      return run.run(from: 0, isAnchored: isAnchored, isWhole: isWhole) != nil
    }
  }
}
