import FHIRPathEngine
import Testing

/// Texts are encoded and escaped, and come back.
@Suite struct TextEncodingTests {
  @Test(arguments: TextEncoding.allCases, ["", "a", "ab", "abc", "subjects?_d", "Ä€😀\n"])
  func whatIsEncodedComesBack(encoding: TextEncoding, text: String) {
    #expect(encoding.decode(encoding.encode(text)) == text)
  }

  @Test func theAlphabets() {
    #expect(TextEncoding.base64.encode("subjects?_d") == "c3ViamVjdHM/X2Q=")
    #expect(TextEncoding.urlbase64.encode("subjects?_d") == "c3ViamVjdHM_X2Q=")
    #expect(TextEncoding.hex.encode("test") == "74657374")
    #expect(TextEncoding.hex.decode("7465737C") == "tes|")
  }

  @Test(arguments: [
    (TextEncoding.base64, "c3V_"), (.base64, "c"), (.base64, "c3=V"), (.hex, "7"),
    (.hex, "7g"), (.hex, "ff"),
  ])
  func whatIsNoEncodingIsNone(encoding: TextEncoding, text: String) {
    #expect(encoding.decode(text) == nil)
  }

  @Test(arguments: TextEscape.allCases, ["", "\"1<2\" & '3'", "a\\b\n\u{1}", "😀"])
  func whatIsEscapedComesBack(escape: TextEscape, text: String) {
    #expect(escape.unescape(escape.escape(text)) == text)
  }

  @Test(arguments: [
    ("&#x41;&#66;&nope;&", "AB&nope;&"), ("&lt", "&lt"), ("&apos;", "'"),
  ])
  func htmlReferences(text: String, meaning: String) {
    #expect(TextEscape.html.unescape(text) == meaning)
  }

  @Test(arguments: [
    (#"\u0041\ud83d\ude00"#, "A😀"), (#"\ud83d"#, #"\ud83d"#), (#"\q\"#, #"\q\"#),
    (#"\"1<2\""#, "\"1<2\""),
  ])
  func jsonEscapes(text: String, meaning: String) {
    #expect(TextEscape.json.unescape(text) == meaning)
  }
}
