/// A part of a regular expression as it was read.
indirect enum PatternNode {
  case empty
  case set(ScalarSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repeated(PatternNode, least: Int, most: Int?, isGreedy: Bool)
  case group(PatternNode, number: Int)
}

/// What holds between two characters.
enum PatternAssertion: Sendable {
  case textStart, textEnd
  /// At the end, or before a line feed that is the last character.
  case lastLineEnd
  case lineStart, lineEnd
  case wordBoundary, noWordBoundary
}
