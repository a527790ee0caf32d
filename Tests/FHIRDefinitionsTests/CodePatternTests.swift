import Testing

@testable import FHIRDefinitions

@Suite("Regular expressions of filters")
struct CodePatternTests {
  @Test(
    "An expression must fit the whole code",
    arguments: [
      ("[A-Z]{3}", ["USA"], ["US", "USAA", "usa", ""]),
      ("[0-9]{2,}", ["12", "1234"], ["1", "1a"]),
      ("a{1,2}b?", ["a", "aab"], ["aaa", "b"]),
      ("(a|bc)*", ["", "abcbca"], ["b", "ac"]),
      ("^\\d+\\.\\d$", ["12.5"], ["12x5", "12."]),
      ("[^x-z]+", ["abc"], ["ax"]),
      ("(?:a.)+", ["abac"], ["aba", "a\n"]),
      ("[]-]", ["]", "-"], ["a"]),
      ("", [""], ["a"]),
    ])
  func matches(expression: String, fitting: [String], others: [String]) throws {
    let pattern = try #require(CodePattern(expression))
    for text in fitting { #expect(pattern.matchesWhole(text), "\(text)") }
    for text in others { #expect(!pattern.matchesWhole(text), "\(text)") }
  }

  @Test(
    "What is not supported is refused",
    arguments: [
      "(", ")", "a)", "[a", "a{2,1}", "a{", "*a", "a**", "a+?", "(?=a)", "\\b", "[z-a]", "a{99999}",
    ])
  func refuses(expression: String) { #expect(CodePattern(expression) == nil) }

  @Test("An expression that makes others try every way is matched in one pass")
  func isLinear() throws {
    let pattern = try #require(CodePattern("(a+)+b"))
    #expect(!pattern.matchesWhole(String(repeating: "a", count: 5_000)))
    #expect(CodePattern(String(repeating: "(", count: 10_000)) == nil)
    #expect(CodePattern("((((a{1000}){1000}){1000}){1000})") == nil)
  }
}
