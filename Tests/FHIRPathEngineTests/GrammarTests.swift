import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import Testing

@Suite struct GrammarTests {
  @Test func operatorsBindAsTheSpecificationOrdersThem() throws {
    try expectTrue(
      "1 + 2 * 3 = 7", "(1 + 2) * 3 = 9", "10 - 4 - 3 = 3", "8 / 4 / 2 = 1",
      "1 | 2 = 1 | 2", "1 < 2 = true", "false and true or true", "true or true and false",
      "(1 | 1 is Integer).count() = 2", "true implies false implies true",
      "1 in 1 | 2 and true", "'a' & 'b' = 'ab'", "- 3 + 5 = 2", "+3 = 3")
  }

  @Test func aSignIsLooserThanADot() {
    #expect(failure(of: "-1.convertsToInteger()") == .execution)
    #expect(failure(of: "(-1).convertsToInteger()") == nil)
  }

  @Test func stringsHaveEscapes() throws {
    #expect(
      try evaluate(#"'it\'s \"quoted\" \`so\` \\ \/ \u0041\u00e9 \uD83D\uDE00'"#)
        == ["it's \"quoted\" `so` \\ / Aé 😀"])
    #expect(try evaluate(#"'\r\n\t\f'"#) == ["\r\n\t\u{C}"])
    #expect(failure(of: #"'\d'"#) == .syntax)
    #expect(try evaluate(#"'\d'"#, mode: .invariant) == [#"\d"#])
  }

  @Test func namesMayStandBetweenBackticks() throws {
    #expect(try evaluate("`Patient`.`name`.`family`", on: patient) == ["Ostrich"])
  }

  @Test func wordsOfTheGrammarMayBeNames() throws {
    #expect(failure(of: "Questionnaire.item.contains", on: nil) == nil)
    try expectNothing("{}.as", "{}.is")
  }

  @Test func commentsFallAway() throws {
    try expectTrue("1 /* one */ + // and\n 1 = 2")
    #expect(failure(of: "1 /* no end") == .syntax)
  }

  @Test(arguments: [
    ("1 +", 3), ("(1", 2), ("a b", 2), ("'open", 0), ("1 2", 2), ("name[0", 6), ("$that", 0),
    ("a..b", 2), ("@1", 0), ("%", 0), ("", 0), ("a.", 2), ("{1}", 1), ("f", -1), ("#", 0),
    ("@2015-13-01", 0), ("@2015-02-30", 0), ("1 is", 4), ("`open", 0),
  ])
  func errorsOfSyntaxSayWhere(_ text: String, _ offset: Int) {
    do {
      _ = try FHIRPathExpression(text, definitions: .r4)
      #expect(offset == -1)
    } catch {
      #expect(error.code == .syntax)
      #expect(error.offset == offset, "\(text): \(error.reason)")
    }
  }

  @Test func unknownFunctionsAndWrongNumbersOfArgumentsAreRefused() {
    #expect(failure(of: "1.frobnicate()") == .semantic)
    #expect(failure(of: "'a'.startsWith()") == .semantic)
    #expect(failure(of: "'a'.length(1)") == .semantic)
    #expect(failure(of: "'a'.substring(0, 1, 2)") == .semantic)
  }
}
