import LosslessJSON
import Testing
import TestSupport

/// What is written is JSON, byte for byte as said.
@Suite struct JSONWriterTests {
  @Test func membersAndElementsAreSeparated() {
    let text = written { json in
      json.object { json in
        json.member("status", "final")
        json.key("value")
        json.number("0.010")
        json.key("list")
        json.array { json in
          json.integer(-7)
          json.boolean(true)
          json.boolean(false)
          json.null()
          json.object { _ in }
          json.array { _ in }
          json.string("")
        }
        json.key("a \"key\"\n" as String)
        json.json(Array(#"{"as":"it is"}"#.utf8))
        json.member("last", "é")
      }
    }
    #expect(
      text == #"{"status":"final","value":0.010,"list":[-7,true,false,null,{},[],""],"#
        + #""a \"key\"\n":{"as":"it is"},"last":"é"}"#)
  }

  @Test(arguments: [
    ("", #""""#),
    ("\"\\/", #""\"\\/""#),
    (
      "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}",
      "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\u{7F}\""
    ),
    ("é€😀\u{2028}", "\"é€😀\u{2028}\""),
    ("a long text with a \"quotation\" late", #""a long text with a \"quotation\" late""#),
  ])
  func onlyWhatMustBeIsEscaped(text: String, json: String) {
    #expect(written { $0.string(text) } == json)
  }

  @Test(arguments: [0, 1, -1, 9, 10, 99, 100, 12345, -98765, Int.max, Int.min])
  func integersAreDecimal(value: Int) {
    #expect(written { $0.integer(value) } == String(value))
  }

  @Test(arguments: 0..<4)
  func everyStringReadsBackAsItWas(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "\"", "\\", "\n", "\u{1}", "é", "😀", "text of some length", "\\u0041", "/"]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0..<30, using: &random) {
        text += pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }
      var json = JSONWriter(capacity: 0)
      json.array { json in
        json.string(text)
        json.string(text[...])
        json.string(utf8: Array(text.utf8))
      }
      let document = try JSONDocument(json.finish())
      #expect(
        document.elements(of: document.root).map { document.text(of: $0) } == [text, text, text])
    }
  }

  @Test func anErrorOfTheBodyIsPassedOn() {
    struct Stop: Error {}
    var json = JSONWriter()
    #expect(throws: Stop.self) {
      try json.object { (json) throws(Stop) in throw Stop() }
    }
  }

  @Test func theBytesSoFarCanBeSeen() {
    var json = JSONWriter(capacity: 1)
    json.integer(12)
    #expect(json.bytes == Array("12".utf8))
    #expect(json.count == 2)
  }

  @Test func aWriterCanBeUsedAgain() {
    var json = JSONWriter()
    json.integer(12)
    json.removeAll()
    json.string("x")
    #expect(json.finish() == Array(#""x""#.utf8))
  }

  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
