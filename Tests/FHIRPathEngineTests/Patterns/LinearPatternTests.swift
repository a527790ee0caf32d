import FHIRPathEngine
import Testing

/// Patterns match as those of other engines do, in linear time.
@Suite struct LinearPatternTests {
  @Test(
    arguments: [
      ("abc", "xabcx", true), ("^abc", "xabc", false), ("abc$", "abcx", false),
      ("abc$", "abc\n", true),
      ("a|b|", "c", true), ("a.c", "a\nc", false), ("[^a-c]", "abc", false), ("[]a]", "]", true),
      ("[a-]", "-", true), (#"[\]\\]"#, "\\", true), (#"\d{3}-\d{4}"#, "555-1234", true),
      (#"\bcat\b"#, "a cat.", true), (#"\bcat\b"#, "concat", false), (#"\Bcat"#, "concat", true),
      ("a{2,3}b", "aab", true), ("^a{2}$", "aaa", false), ("a{,2}b", "b", true),
      ("x{a}", "x{a}", true),
      ("(?i)straße", "STRAßE", true), ("(?i:a)b", "Ab", true), ("(?i:a)b", "AB", false),
      ("(?s)a.c", "a\nc", true), ("(?m)^b$", "a\nb\nc", true), ("^b$", "a\nb\nc", false),
      (#"\p{Lu}\p{L}+"#, "Ärzte", true), (#"^\p{Ll}+$"#, "Ab", false), (#"\P{N}"#, "12", false),
      (#"^[\p{L}\s]+$"#, "ab cd", true), (#"\u00e9\x41"#, "éA", true), ("[é-ü]", "ö", true),
      ("[[:alpha:]]+", "12a", true), (#"^[^\s\.,]{1,3}$"#, "a.b", false), (#"[\D]"#, "123", false),
      ("^.$", "😀", true), (#"\u{1F600}"#, "😀", true), ("(a*)*b", "aaac", false), ("", "x", true),
      (#"^\Qa"#, "a", nil), ("(?=a)", "a", nil), ("(?!a)", "a", nil), ("(?<=a)b", "ab", nil),
      (#"(a)\1"#, "aa", nil), ("a++", "a", nil), ("(?>a)", "a", nil), ("(a", "a", nil),
      ("a)", "a", nil),
      ("[a", "a", nil), ("*a", "a", nil), ("a**", "a", nil), ("a{3,2}", "a", nil),
      ("[b-a]", "a", nil),
      ("\\", "a", nil), (#"\p{Foo}"#, "a", nil), (#"\y"#, "y", nil), ("[a-z&&[^b]]", "a", nil),
    ] as [(String, String, Bool?)])
  func aPatternIsSearched(pattern: String, text: String, result: Bool?) {
    let compiled = try? LinearPattern(pattern)
    #expect(compiled?.matches(in: text) == result)
  }

  @Test(arguments: [
    ("Library", "x/Library/y", false), (".*Library.*", "x/Library/y", true), ("a|ab", "ab", true),
    ("[ \\r\\n\\t\\S]+", "a b\n", true), (#"-?(0|[1-9][0-9]*)"#, "-120", true),
    ("a*?", "aaa", true),
    (#"[A-Za-z0-9\-\.]{1,64}"#, String(repeating: "a", count: 65), false), ("a$", "a\n", false),
  ])
  func aWholeTextIsMatched(pattern: String, text: String, result: Bool) throws {
    #expect(try LinearPattern(pattern).matchesWhole(text) == result)
  }

  @Test(arguments: [
    ("234", "123456", "X", "1X56"), ("(\\w+) (\\w+)", "a bc", "$2 $1", "bc a"),
    ("(?<day>\\d+)/(?<month>\\d+)", "3/12", "${month}-${day}", "12-3"), ("", "abc", "x", "abc"),
    ("b*", "abc", "-", "-a--c-"), ("a", "aé", #"\$1"#, "$1é"), ("(a)|b", "ab", "[$1]", "[a][]"),
    ("a+?", "aaa", "b", "bbb"), ("(a+)(a*)", "aaa", "$1,$2", "aaa,"),
    ("(a+?)(a*)", "aaa", "$1,$2", "a,aa"),
    ("\\..*", "Patient.name.given", "", "Patient"), ("(a)", "a", "$10", "a0"),
    ("x", "x", "$$", "$"),
    ("a|ab", "ab", "x", "xb"), ("é", "café é", "e", "cafe e"), ("$", "ab", "!", "ab!"),
  ])
  func matchesAreReplaced(pattern: String, text: String, template: String, result: String) throws {
    #expect(try LinearPattern(pattern).replacingMatches(in: text, with: template) == result)
  }

  @Test(arguments: ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*(a*)*b", "(.*)(.*)(.*)(.*)x"])
  func hostilePatternsStayLinear(pattern: String) throws {
    let text = String(repeating: "a", count: 10_000) + "!"
    #expect(try !LinearPattern(pattern).matches(in: text))
  }

  @Test(arguments: [
    "((a{100}){100}){100}", "(((){1000}){1000}){1000}", "a{100000}", "(a{1,9999}){1,9999}",
    String(repeating: "(", count: 1_000) + String(repeating: ")", count: 1_000),
    String(repeating: "a", count: 30_000),
  ])
  func limitsHold(pattern: String) {
    #expect { try LinearPattern(pattern) } throws: { error in
      (error as? LinearPatternError)?.reason == .tooLarge
    }
  }

  @Test(arguments: ["a{100000}", "(?=a)", "(a"])
  func faultsAreSaidInWords(pattern: String) throws {
    let error = try #require(throws: FHIRPathError.self) {
      try evaluate("'a'.matches('\(pattern)')")
    }
    for name in ["tooLarge", "unsupported", "syntax(", "\""] {
      #expect(!error.reason.contains(name))
    }
  }

  @Test func whatIsUnsupportedIsNamed() {
    #expect(throws: LinearPatternError(offset: 2, reason: .unsupported("lookahead"))) {
      try LinearPattern("(?=a)")
    }
  }
}
