import LosslessJSON
import Testing

/// What RFC 8259 allows is read, and everything in it keeps its text.
@Suite struct AcceptedTextTests {
  @Test(arguments: [
    "null", "true", "false", "0", "\"\"", "[]", "{}", " \t\r\n1 \t\r\n", "[[],{},[[]]]",
    #"{"":{"":""}}"#, "[1 , 2]", #"{ "a" : 1 , "b" : 2 }"#,
  ])
  func aTextOfAnyKindOfValue(text: String) throws {
    _ = try JSONDocument(Array(text.utf8))
  }

  @Test(arguments: [
    "0", "-0", "7", "-12", "0.010", "1.50", "-0.0", "1e5", "1E5", "1e+05", "1E-05", "0e0",
    "12345678901234567890123456789.000000000000000001", "9007199254740993",
  ])
  func aNumberKeepsItsText(number: String) throws {
    for text in [number, "[\(number)]", #"{"a":\#(number) }"#] {
      let document = try JSONDocument(Array(text.utf8))
      let node = try #require(scalars(of: document).first)
      #expect(document.kind(of: node) == .number)
      #expect(document.text(of: node) == number)
    }
  }

  @Test(arguments: [
    (#""""#, ""),
    (#""plain""#, "plain"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u0041\u00e9\u20AC""#, "Aé€"),
    (#""\ud83d\ude00 \uD834\uDD1E""#, "😀 𝄞"),
    (#""\u0000""#, "\u{0}"),
    (#""a\\u0041""#, "a\\u0041"),
    (#""é € 😀 \u007f""#, "é € 😀 \u{7F}"),
    (
      "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"",
      "\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"
    ),
    (#""\uFFFE\uFFFF""#, "\u{FFFE}\u{FFFF}"),
  ])
  func aStringReadsAs(json: String, text: String) throws {
    let document = try JSONDocument(Array(json.utf8))
    #expect(document.kind(of: document.root) == .string)
    #expect(document.text(of: document.root) == text)
    #expect(document.utf8(of: document.root) == Array(text.utf8))
    #expect(document.isString(document.root, text))
    #expect(!document.isString(document.root, text + "x"))
    #expect(document.value.string == text)
  }

  /// Strings are scanned in steps of eight bytes: each length, and each place in a step, has to come out right.
  @Test func aStringOfEveryLengthEndsWhereItEnds() throws {
    for length in 0..<40 {
      for special in ["", "\\n", "é", "😀"] {
        for place in 0...length {
          let content =
            String(repeating: "x", count: place) + special
            + String(repeating: "y", count: length - place)
          let document = try JSONDocument(Array("[\"\(content)\",0]".utf8))
          let nodes = scalars(of: document)
          #expect(nodes.count == 2)
          #expect(document.contentRange(of: nodes[0]) == 2..<(2 + content.utf8.count))
          #expect(document.hasEscapes(nodes[0]) == (special == "\\n"))
        }
      }
    }
  }

  /// White space is skipped in steps of eight bytes as well.
  @Test func whiteSpaceOfEveryLengthIsSkipped() throws {
    for length in 0..<40 {
      let space = String(repeating: " ", count: length)
      for line in ["", "\n", "\r\n", "\t"] {
        let text = "\(space)[\(line)\(space)1\(space)\(line),\(space)2\(line)]\(space)"
        let document = try JSONDocument(Array(text.utf8))
        #expect(scalars(of: document).map { document.text(of: $0) } == ["1", "2"])
      }
    }
  }

  @Test func theTextOfEveryValueIsItsOwn() throws {
    let text = #"{"a":[1.0,"b\n",true,null,{}],"c":{"d":-2e3}}"#
    let document = try JSONDocument(Array(text.utf8))
    let texts = (0..<document.nodeCount).map {
      String(decoding: document.bytes[document.range(of: JSONNode(index: $0))], as: UTF8.self)
    }
    #expect(
      texts == [
        text, #""a""#, #"[1.0,"b\n",true,null,{}]"#, "1.0", #""b\n""#, "true", "null", "{}",
        #""c""#, #"{"d":-2e3}"#, #""d""#, "-2e3",
      ])
  }

  private func scalars(of document: JSONDocument) -> [JSONNode] {
    (0..<document.nodeCount).map(JSONNode.init(index:)).filter {
      ![.array, .object].contains(document.kind(of: $0)) && !document.isString($0, "a")
    }
  }
}
