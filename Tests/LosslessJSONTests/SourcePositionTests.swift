import LosslessJSON
import Testing
import TestSupport

/// Lines end with LF, CR LF or CR; columns count Unicode scalars, as editors do.
@Suite struct SourcePositionTests {
  @Test(arguments: [
    ("1️⃣{}", 1, 1),
    ("[\n 1️⃣1]", 2, 2),
    ("[\r\n 1️⃣1]", 2, 2),
    ("[\r 1️⃣1]", 2, 2),
    ("[\n\r\n\r1️⃣1]", 4, 1),
    ("[\n\n\n1️⃣1]", 4, 1),
    ("[\"é€😀\",1️⃣1]", 1, 8),
    ("[\"e\u{301}\",1️⃣1]", 1, 7),
    ("[\n\t\"é\",\t1️⃣1]", 2, 7),
  ])
  func ofAPlaceInAText(marked: String, line: Int, column: Int) throws {
    let text = MarkedText(marked)
    let document = try JSONDocument(text.bytes)
    let offset = try text.offset(of: "1️⃣")
    let expected = SourcePosition(offset: offset, line: line, column: column)
    #expect(document.position(at: offset) == expected)
    #expect(JSONLineIndex(document).position(at: offset) == expected)
    #expect(expected.description == "\(line):\(column)")
  }

  @Test func ofAKeyAndItsValue() throws {
    let document = try JSONDocument(Array("{\n  \"a\": [\n    true]}".utf8))
    let member = try #require(document.members(of: document.root).first { _ in true })
    let element = try #require(document.elements(of: member.value).first { _ in true })
    #expect(document.position(of: member.key).description == "2:3")
    #expect(document.position(of: member.value).description == "2:8")
    #expect(document.position(of: element).description == "3:5")
    #expect(JSONLineIndex(document).position(of: element).description == "3:5")
    #expect(JSONValue(document, element).position.description == "3:5")
  }

  @Test func beginsAtTheGivenLineOfALargerText() throws {
    let document = try JSONDocument(Array("[\n1]".utf8), firstLine: 7)
    #expect(document.position(of: document.root).line == 7)
    #expect(document.position(of: JSONNode(index: 1)).line == 8)
    #expect(JSONLineIndex(document).position(of: JSONNode(index: 1)).line == 8)
    let error = try #require(throws: JSONError.self) {
      try JSONDocument(Array("[\n".utf8), firstLine: 7)
    }
    #expect(error.description == "8:1: the text ends here, where a value or ']' is expected")
  }

  /// The index counts in blocks; the plain count is its measure, at every offset of texts that cross blocks.
  @Test(arguments: 0..<8)
  func theIndexCountsAsThePlainCount(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "bc", "\n", "\r", "\r\n", "é", "€", "😀", "  ", "\n\n", "0123456789"]
    var text = ""
    for _ in 0..<300 { text += pieces[Int.random(in: 0..<pieces.count, using: &random)] }
    text += String(repeating: "é", count: 400)
    let bytes = Array(text.utf8)
    let index = JSONLineIndex(bytes)
    for offset in 0...bytes.count {
      let expected = SourcePosition(of: offset, in: bytes)
      if index.position(at: offset) != expected {
        Issue.record("offset \(offset): \(index.position(at: offset)), not \(expected)")
        return
      }
    }
  }

  @Test func theLineOfAPositionCanBeShown() {
    let bytes = Array("one\ntwo\r\nthree\rfour".utf8)
    let index = JSONLineIndex(bytes)
    let lines = (1...5).map { line in
      index.rangeOfLine(line).map { String(decoding: bytes[$0], as: UTF8.self) }
    }
    #expect(lines == ["one", "two", "three", "four", nil])
  }
}
