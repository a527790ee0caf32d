/// An error as the scanner throws it: two words of plain numbers, so that the way to it costs nothing where all is well.
///
/// Line, column and wording are made from it once, when the scan has failed.
struct JSONFault: Error {
  var offset: Int
  var code: JSONError.Code
  var expected: Expectation

  @inline(__always)
  init(_ code: JSONError.Code, at offset: Int, expected: Expectation) {
    self.offset = offset
    self.code = code
    self.expected = expected
  }

  /// What could have stood at the place of a fault.
  enum Expectation {
    case value, valueOrEndOfArray, commaOrEndOfArray
    case key, keyOrEndOfObject, colon, commaOrEndOfObject
    case end
    case digit, digitOrMinus, endOfNumber
    case quotationMark, escape, knownEscape, fourHexadecimalDigits
    case highSurrogate, lowSurrogate
    case utf8
    case depth, length
  }
}

extension JSONError {
  init(_ fault: JSONFault, in bytes: [UInt8], limits: JSONLimits, firstLine: Int) {
    self.init(
      fault.code, at: SourcePosition(of: fault.offset, in: bytes, firstLine: firstLine),
      expected: fault.expected.words(limits))
  }
}

extension JSONFault.Expectation {
  func words(_ limits: JSONLimits) -> String {
    switch self {
    case .value: "a value"
    case .valueOrEndOfArray: "a value or ']'"
    case .commaOrEndOfArray: "',' or ']'"
    case .key: "a key in quotation marks"
    case .keyOrEndOfObject: "a key or '}'"
    case .colon: "':'"
    case .commaOrEndOfObject: "',' or '}'"
    case .end: "the end"
    case .digit: "a digit"
    case .digitOrMinus: "a digit or '-'"
    case .endOfNumber: "'.', 'e' or the end of the number"
    case .quotationMark: "'\"'"
    case .escape: "an escape"
    case .knownEscape: #"one of \" \\ \/ \b \f \n \r \t \u"#
    case .fourHexadecimalDigits: "four hexadecimal digits"
    case .highSurrogate: "a high surrogate first"
    case .lowSurrogate: "a low surrogate after it"
    case .utf8: "UTF-8"
    case .depth: "\(limits.depth)"
    case .length: "\(limits.length) bytes"
    }
  }
}
