/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// The text ends where more must come.
    case unexpectedEnd
    /// A byte that cannot stand here.
    case unexpectedCharacter
    /// Bytes after the value.
    case trailingCharacters
    /// A number that JSON has no form for: `01`, `1.`, `+1`, `.5`, `NaN`.
    case invalidNumber
    /// A backslash before a character that has no escape, or an unfinished `\u`.
    case invalidEscape
    /// Half of a surrogate pair, as an escape.
    case loneSurrogate
    /// A control character in a string that has to be escaped.
    case controlCharacter
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A byte order mark before the text, or a text in UTF-16.
    case byteOrderMark
    /// More open containers than the limit.
    case tooDeep
    /// More bytes than the limit.
    case tooLong
  }

  /// What kind of fault it is.
  public var code: Code
  /// Where.
  public var position: SourcePosition
  /// What could have stood there, in words: `a value`, `',' or '}'`.
  public var expected: String

  /// Makes an error.
  public init(_ code: Code, at position: SourcePosition, expected: String) {
    self.code = code
    self.position = position
    self.expected = expected
  }
}

extension JSONError: CustomStringConvertible {
  /// Position, fault and what was expected, without any of the text's own content.
  public var description: String { "\(position): \(message)" }

  /// Fault and what was expected.
  public var message: String {
    switch code {
    case .unexpectedEnd: "the text ends here, where \(expected) is expected"
    case .unexpectedCharacter: "\(expected) is expected here"
    case .trailingCharacters: "nothing may follow the value"
    case .invalidNumber: "is no JSON number: \(expected) is expected here"
    case .invalidEscape: "is no escape: \(expected) is expected here"
    case .loneSurrogate: "is half of a surrogate pair: \(expected) is expected here"
    case .controlCharacter: "a control character in a string must be escaped"
    case .invalidUTF8: "the text is not UTF-8 here"
    case .byteOrderMark: "the text begins with a byte order mark; JSON is UTF-8 without one"
    case .tooDeep: "more containers are open than \(expected)"
    case .tooLong: "the text is longer than \(expected)"
    }
  }
}
