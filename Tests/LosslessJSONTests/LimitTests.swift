import LosslessJSON
import Testing
import TestSupport

/// No text is too large, too deep or too small to be read or refused in good order.
@Suite struct LimitTests {
  @Test func anEmptyTextIsRefused() throws {
    let error = try #require(throws: JSONError.self) { try JSONDocument([]) }
    #expect(error.code == .unexpectedEnd)
    #expect(error.position == SourcePosition(offset: 0, line: 1, column: 1))
  }

  @Test(arguments: ["[": "]", #"{"a":"#: "}"].sorted(by: <), [10_000, 100_000])
  func depthIsLimitedWithoutRecursion(brackets: (key: String, value: String), depth: Int) throws {
    let text = Array(
      (String(repeating: brackets.key, count: depth) + "0"
        + String(repeating: brackets.value, count: depth)).utf8)

    let error = try #require(throws: JSONError.self) { try JSONDocument(text) }
    #expect(error.code == .tooDeep)
    #expect(error.position.offset == 512 * brackets.key.utf8.count)
    #expect(error.message == "more containers are open than 512")

    let document = try JSONDocument(text, limits: JSONLimits(depth: depth))
    var node = document.root
    var levels = 0
    while document.kind(of: node) != .number {
      #expect(document.count(of: node) == 1)
      node = JSONNode(index: node.index + (document.kind(of: node) == .object ? 2 : 1))
      levels += 1
    }
    #expect(levels == depth)
    #expect(document.nodeAfter(document.root).index == document.nodeCount)

    let unfinished = Array(text.prefix(depth * brackets.key.utf8.count))
    let end = try #require(throws: JSONError.self) {
      try JSONDocument(unfinished, limits: JSONLimits(depth: depth))
    }
    #expect(end.code == .unexpectedEnd)
  }

  @Test func aDepthOfTheLimitIsAccepted() throws {
    let limits = JSONLimits(depth: 2)
    _ = try JSONDocument(Array("[[],{},[]]".utf8), limits: limits)
    let error = try #require(throws: JSONError.self) {
      try JSONDocument(Array("[[],{},[{}]]".utf8), limits: limits)
    }
    #expect(error.position.offset == 8)
    #expect(throws: JSONError.self) { try JSONDocument(Array("[]".utf8), limits: .init(depth: 0)) }
    _ = try JSONDocument(Array("1".utf8), limits: .init(depth: 0))
  }

  @Test func lengthIsLimited() throws {
    let text = Array("[1,2,3]".utf8)
    _ = try JSONDocument(text, limits: JSONLimits(length: text.count))
    let error = try #require(throws: JSONError.self) {
      try JSONDocument(text, limits: JSONLimits(length: text.count - 1))
    }
    #expect(error.code == .tooLong)
    #expect(error.position.offset == 6)
    #expect(error.message == "the text is longer than 6 bytes")
  }

  @Test func limitsThatMakeNoSenseAreNoTrap() throws {
    let text = Array("[1]".utf8)
    #expect(throws: JSONError.self) { try JSONDocument(text, limits: .init(depth: -1, length: -1)) }
    _ = try JSONDocument(text, limits: .init(depth: .max, length: .max))
  }

  @Test func aHundredMegabytesOfValues() throws {
    let entry = Array(
      #"{"fullUrl":"urn:x","active":true,"position":[12.50,"Zürich \u00e9"]},"#.utf8)
    let repetitions = 100_000_000 / entry.count + 1
    var text: [UInt8] = []
    text.reserveCapacity(entry.count * repetitions + 2)
    text.append(UInt8(ascii: "["))
    for _ in 0..<repetitions { text.append(contentsOf: entry) }
    text[text.count - 1] = UInt8(ascii: "]")
    #expect(text.count >= 100_000_000)

    let document = try JSONDocument(text)
    #expect(document.count(of: document.root) == repetitions)
    #expect(document.nodeCount == 1 + 9 * repetitions)
    let last = JSONNode(index: document.nodeCount - 1)
    #expect(document.text(of: last) == "Zürich é")
  }

  @Test func aHundredMegabytesOfOneString() throws {
    var text = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
    text[0] = UInt8(ascii: "\"")
    let unfinished = try #require(throws: JSONError.self) { try JSONDocument(text) }
    #expect(unfinished.code == .unexpectedEnd)
    #expect(
      unfinished.position == SourcePosition(offset: text.count, line: 1, column: text.count + 1))
    text[text.count - 1] = UInt8(ascii: "\"")
    let document = try JSONDocument(text)
    #expect(document.contentRange(of: document.root) == 1..<(text.count - 1))
  }
}
