import LosslessJSON
import Testing
import TestSupport

/// What RFC 8259 and FHIR do not allow is refused at the byte where it goes wrong, in words that help.
@Suite struct RefusedTextTests {
  @Test(arguments: [
    ("1️⃣", "the text ends here, where a value is expected"),
    (" \n1️⃣", "the text ends here, where a value is expected"),
    ("1️⃣x", "a value is expected here"),
    ("1️⃣NaN", "a value is expected here"),
    ("1️⃣'a'", "a value is expected here"),
    ("1️⃣True", "a value is expected here"),
    ("1️⃣nul", "a value is expected here"),
    ("1️⃣// note\n1", "a value is expected here"),
    ("1️⃣]", "a value is expected here"),
    ("1 1️⃣2", "nothing may follow the value"),
    ("{}1️⃣}", "nothing may follow the value"),
    ("true1️⃣x", "nothing may follow the value"),
    ("1️⃣\u{A0}1", "a value is expected here"),
  ])
  func aTextWithoutOneValue(marked: String, message: String) throws {
    try expectRefusal(marked, message)
  }

  @Test(arguments: [
    ("[1️⃣", "the text ends here, where a value or ']' is expected"),
    ("[1️⃣,1]", "a value or ']' is expected here"),
    ("[11️⃣", "the text ends here, where ',' or ']' is expected"),
    ("[1 1️⃣2]", "',' or ']' is expected here"),
    ("[11️⃣}", "',' or ']' is expected here"),
    ("[1,1️⃣", "the text ends here, where a value is expected"),
    ("[1,1️⃣]", "a value is expected here"),
    ("[1,1️⃣,2]", "a value is expected here"),
    ("[[1]1️⃣", "the text ends here, where ',' or ']' is expected"),
  ])
  func aBrokenArray(marked: String, message: String) throws {
    try expectRefusal(marked, message)
  }

  @Test(arguments: [
    ("{1️⃣", "the text ends here, where a key or '}' is expected"),
    ("{1️⃣a:1}", "a key or '}' is expected here"),
    ("{1️⃣1:1}", "a key or '}' is expected here"),
    ("{\"a\"1️⃣", "the text ends here, where ':' is expected"),
    ("{\"a\" 1️⃣1}", "':' is expected here"),
    ("{\"a\"1️⃣}", "':' is expected here"),
    ("{\"a\":1️⃣", "the text ends here, where a value is expected"),
    ("{\"a\":1️⃣}", "a value is expected here"),
    ("{\"a\":11️⃣", "the text ends here, where ',' or '}' is expected"),
    ("{\"a\":1 1️⃣\"b\":2}", "',' or '}' is expected here"),
    ("{\"a\":11️⃣]", "',' or '}' is expected here"),
    ("{\"a\":1,1️⃣", "the text ends here, where a key in quotation marks is expected"),
    ("{\"a\":1,1️⃣}", "a key in quotation marks is expected here"),
    ("{\"a\":1,1️⃣'b':2}", "a key in quotation marks is expected here"),
    ("{\"a\":{}1️⃣", "the text ends here, where ',' or '}' is expected"),
  ])
  func aBrokenObject(marked: String, message: String) throws {
    try expectRefusal(marked, message)
  }

  @Test(arguments: [
    ("01️⃣1", "is no JSON number: '.', 'e' or the end of the number is expected here"),
    ("-01️⃣0", "is no JSON number: '.', 'e' or the end of the number is expected here"),
    ("1️⃣+1", "is no JSON number: a digit or '-' is expected here"),
    ("1️⃣.5", "is no JSON number: a digit or '-' is expected here"),
    ("1.1️⃣", "the text ends here, where a digit is expected"),
    ("[1.1️⃣]", "is no JSON number: a digit is expected here"),
    ("-1️⃣", "the text ends here, where a digit is expected"),
    ("[-1️⃣-1]", "is no JSON number: a digit is expected here"),
    ("[1e1️⃣]", "is no JSON number: a digit is expected here"),
    ("[1e+1️⃣]", "is no JSON number: a digit is expected here"),
    ("[1e-1️⃣", "the text ends here, where a digit is expected"),
    ("[1️⃣Infinity]", "a value or ']' is expected here"),
    ("[11️⃣x]", "',' or ']' is expected here"),
    ("[1.51️⃣.2]", "',' or ']' is expected here"),
  ])
  func aBrokenNumber(marked: String, message: String) throws {
    try expectRefusal(marked, message)
  }

  @Test(arguments: [
    ("\"abc1️⃣", "the text ends here, where '\"' is expected"),
    ("\"a long enough text1️⃣", "the text ends here, where '\"' is expected"),
    ("\"\\1️⃣", "the text ends here, where an escape is expected"),
    ("\"ab1️⃣\ncd\"", "a control character in a string must be escaped"),
    ("\"a long enough text1️⃣\tcd\"", "a control character in a string must be escaped"),
    ("{\"a1️⃣\u{0}\":1}", "a control character in a string must be escaped"),
    (#""1️⃣\x41""#, #"is no escape: one of \" \\ \/ \b \f \n \r \t \u is expected here"#),
    (#""1️⃣\'""#, #"is no escape: one of \" \\ \/ \b \f \n \r \t \u is expected here"#),
    (#""\u121️⃣G0""#, "is no escape: four hexadecimal digits is expected here"),
    (#""\u1231️⃣""#, "is no escape: four hexadecimal digits is expected here"),
    (#""\u121️⃣"#, "the text ends here, where four hexadecimal digits is expected"),
    (#""1️⃣\ud83d""#, "is half of a surrogate pair: a low surrogate after it is expected here"),
    (#""1️⃣\ud83d\n""#, "is half of a surrogate pair: a low surrogate after it is expected here"),
    (#""1️⃣\ud83d\ud83d""#, "is half of a surrogate pair: a low surrogate after it is expected here"),
    (#""a1️⃣\ude00""#, "is half of a surrogate pair: a high surrogate first is expected here"),
  ])
  func aBrokenString(marked: String, message: String) throws {
    try expectRefusal(marked, message)
  }

  /// The table of well-formed UTF-8 (Unicode 15, table 3-7), from its outside.
  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x20], [0xC3, 0xC3],
      [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x82, 0x20], [0xED, 0xA0, 0x80],
      [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
      [0xF0, 0x9F, 0x98, 0x20], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func bytesThatAreNoUTF8(bytes: [UInt8]) throws {
    for before in ["\"", "\"é", "\"a text of more than eight bytes "] {
      for after in ["\"", "y long enough an end\""] {
        let text = Array(before.utf8) + bytes + Array(after.utf8)
        let error = try #require(throws: JSONError.self) { try JSONDocument(text) }
        #expect(error.code == .invalidUTF8)
        #expect(error.position.offset == before.utf8.count)
        #expect(error.message == "the text is not UTF-8 here")
      }
    }
    let cut = try #require(throws: JSONError.self) { try JSONDocument([0x22] + bytes) }
    #expect(cut.code == .invalidUTF8)
  }

  @Test(
    arguments: [[0xEF, 0xBB, 0xBF, 0x31], [0xFE, 0xFF, 0x00, 0x31], [0xFF, 0xFE, 0x31, 0x00]]
      as [[UInt8]])
  func aByteOrderMark(bytes: [UInt8]) throws {
    let error = try #require(throws: JSONError.self) { try JSONDocument(bytes) }
    #expect(error.code == .byteOrderMark)
    #expect(
      error.description
        == "1:1: the text begins with a byte order mark; JSON is UTF-8 without one")
  }

  private func expectRefusal(
    _ marked: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = MarkedText(marked)
    let error = #expect(throws: JSONError.self, sourceLocation: sourceLocation) {
      try JSONDocument(text.bytes)
    }
    #expect(error?.position == (try text.position(of: "1️⃣")), sourceLocation: sourceLocation)
    #expect(error?.message == message, sourceLocation: sourceLocation)
  }
}
