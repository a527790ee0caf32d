import LosslessJSON
import TestSupport
import Testing

@Suite struct RecoveryTests {
  /// Expects a text to be read as another, with one fault at the marker.
  private func expect(
    _ marked: String, _ kind: JSONRecovery.Kind, readAs meaning: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = MarkedText(marked)
    let recovery = try #require(JSONRecovery(text.bytes), sourceLocation: sourceLocation)
    #expect(recovery.faults.map(\.kind) == [kind], sourceLocation: sourceLocation)
    #expect(
      try recovery.faults.map(\.range.lowerBound) == [text.offset(of: "1️⃣")],
      sourceLocation: sourceLocation)
    let read = String(decoding: recovery.document.bytes, as: UTF8.self)
    #expect(
      read.filter { !$0.isWhitespace } == meaning.filter { !$0.isWhitespace },
      sourceLocation: sourceLocation)
  }

  @Test func comments() throws {
    try expect("1️⃣// a\n[1]", .comment, readAs: "[1]")
    try expect("[1, 1️⃣/* a ] */ 2]", .comment, readAs: "[1, 2]")
    try expect(#"{ "a": "// b" } 1️⃣// c"#, .comment, readAs: #"{ "a": "// b" }"#)
  }

  @Test func commasTooMany() throws {
    try expect("[1, 21️⃣,]", .extraComma, readAs: "[1, 2]")
    try expect(#"{ "a": [1]1️⃣, }"#, .extraComma, readAs: #"{ "a": [1] }"#)
    try expect("[1,1️⃣, 2]", .extraComma, readAs: "[1, 2]")
    try expect("[1️⃣, 1]", .extraComma, readAs: "[1]")
  }

  @Test func commasMissing() throws {
    try expect("[1 1️⃣2]", .missingComma, readAs: "[1, 2]")
    try expect(#"["a"1️⃣"b"]"#, .missingComma, readAs: #"["a","b"]"#)
    try expect(#"{ "a": {} 1️⃣"b": 2 }"#, .missingComma, readAs: #"{ "a": {}, "b": 2 }"#)
  }

  @Test func quotationMarks() throws {
    try expect("{ 1️⃣a: 1 }", .bareKey, readAs: #"{ "a": 1 }"#)
    try expect("{1️⃣true: 1}", .bareKey, readAs: #"{"true": 1}"#)
    try expect(#"{ "a": 1️⃣b-c }"#, .bareValue, readAs: #"{ "a": "b-c" }"#)
    try expect("[true, 1️⃣True]", .bareValue, readAs: #"[true, "True"]"#)
    try expect(#"[1️⃣'a "b" \'c\' \n']"#, .singleQuotes, readAs: #"["a \"b\" 'c' \n"]"#)
  }

  @Test func aByteOrderMark() throws {
    let recovery = try #require(JSONRecovery([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)))
    #expect(recovery.faults.map(\.kind) == [.byteOrderMark])
  }

  @Test(arguments: [
    "", "[1", "[1}", "{1:2}", #"{ "a" 1 }"#, #"{ "a":, }"#, "[01]", "[0x1F]", "[+1]", "[.5]",
    "[1] 2",
    "[/ 1]", "/* a", "a", #"["a]"#, "['a]", "[1]", "[#]", "{a}", "[\"\u{1}\"]",
  ])
  func theRestIsNotGuessedAt(_ text: String) {
    #expect(JSONRecovery(Array(text.utf8)) == nil)
  }

  @Test func placesAreThoseOfTheTextAsGiven() throws {
    let text = MarkedText(#"{ a: [1 2], 'b': c, "d": 1️⃣"é", }"#)
    let recovery = try #require(JSONRecovery(text.bytes))
    #expect(
      recovery.faults.map(\.kind) == [
        .bareKey, .missingComma, .singleQuotes, .bareValue, .extraComma,
      ])
    let node = try #require(recovery.document.member("d", of: recovery.document.root))
    let start = try text.offset(of: "1️⃣")
    #expect(
      recovery.sourceRange(of: recovery.document.range(of: node)) == start..<start + 4)
  }

  @Test func everyPrefixOfALenientTextIsReadOrRefused() {
    let text = Array(#"// x\#n{ a: ['b', c "d",, ], /* e */ "f": [true nul], }"#.utf8)
    for length in 0...text.count {
      guard let recovery = JSONRecovery(Array(text.prefix(length))) else { continue }
      for index in 0..<recovery.document.nodeCount {
        let range = recovery.sourceRange(
          of: recovery.document.range(of: JSONNode(index: index)))
        #expect(range.upperBound <= length)
      }
    }
  }
}
