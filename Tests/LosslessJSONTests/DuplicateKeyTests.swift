import LosslessJSON
import Testing
import TestSupport

/// A key that repeats an earlier one of its object is kept and reported: RFC 8259 leaves its meaning open, FHIR forbids it.
@Suite struct DuplicateKeyTests {
  @Test(arguments: [
    #"{"a":1,1️⃣"a":2}"#,
    #"{"a":1,"b":2,1️⃣"a":3,2️⃣"a":4,3️⃣"b":5}"#,
    #"{"":1,1️⃣"":2}"#,
    #"{"a":{"b":1,1️⃣"b":2},2️⃣"a":[{"c":1,3️⃣"c":2}]}"#,
    #"{"a":1,1️⃣"\u0061":2}"#,
    #"{"\u0061":1,1️⃣"a":2}"#,
    #"{"\u00e9":1,1️⃣"é":2,2️⃣"\u00E9":3}"#,
    #"{"\ud83d\ude00":1,1️⃣"😀":2}"#,
    #"{"aVeryLongKeyOfAnElement":1,"b":0,1️⃣"aVeryLongKeyOfAnElement":2}"#,
    #"{"exactly8":1,1️⃣"exactly8":2}"#,
    #"{"twelve bytes":1,1️⃣"twelve bytes":2}"#,
  ])
  func areReportedInTheOrderOfTheText(marked: String) throws {
    let text = MarkedText(marked)
    let document = try JSONDocument(text.bytes)
    #expect(
      document.duplicateKeys.map { document.range(of: $0).lowerBound }
        == text.offsets.values.sorted())
  }

  @Test(arguments: [
    #"{"a":1,"b":2}"#,
    #"{"a":{"a":{"a":1}}}"#,
    #"[{"a":1},{"a":2}]"#,
    #"{"a":"a","b":"a"}"#,
    #"{"a":1,"A":2,"a ":3,"":4}"#,
    #"{"valueQuantity":1,"valueQuantitx":2,"valueQuantit":3}"#,
    #"{"longKeyOne":1,"longKeyTwo":2,"longKeyOnf":3,"kongKeyOne":4}"#,
    #"{"a\\u0061":1,"aa":2,"\\u0061":3}"#,
    // Composed and decomposed: equal as Swift strings, different as JSON keys.
    #"{"\u00e9":1,"e\u0301":2}"#,
    "{\"\u{E9}\":1,\"e\u{301}\":2}",
  ])
  func areNotSeenWhereThereAreNone(text: String) throws {
    #expect(try JSONDocument(Array(text.utf8)).duplicateKeys == [])
  }

  /// Objects of many keys take another road than small ones.
  @Test(arguments: [2, 8, 9, 16, 17, 24, 25, 64, 65, 1000])
  func areFoundInObjectsOfEverySize(count: Int) throws {
    let keys = (0..<count).map { "key\($0)" }
    func text(_ keys: [String]) -> [UInt8] {
      Array("{\(keys.map { "\"\($0)\":[{}]" }.joined(separator: ","))}".utf8)
    }
    #expect(try JSONDocument(text(keys)).duplicateKeys == [])
    for repeated in [keys[0], keys[count / 2], keys[count - 1], "\\u006bey0"] {
      let document = try JSONDocument(text(keys + [repeated]))
      #expect(document.duplicateKeys.count == 1)
      #expect(document.count(of: document.root) == count + 1)
      let last = try #require(document.members(of: document.root).map { $0.key }.last)
      #expect(document.duplicateKeys == [last])
    }
  }

  @Test func theFirstOfThemIsFound() throws {
    let document = try JSONDocument(Array(#"{"a":1,"a":2}"#.utf8))
    #expect(document.value["a"]?.integer == 1)
    #expect(document.members(of: document.root).map { document.text(of: $0.value) } == ["1", "2"])
  }
}
