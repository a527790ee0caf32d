/// Damage that knows words: numbers, names and signs are exchanged for others of the language.
public struct TokenMutation: Sendable {
  private let words: [[UInt8]]

  /// A language by its words and signs.
  public init(_ words: [String]) { self.words = words.map { Array($0.utf8) } }

  /// What JSON and FHIR are made of.
  public static let json = Self([
    "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "false", "0", "-0", "1e999",
    "-1.5e-3",
    "00", "99999999999999999999999999999999999999999999", "\"\\u0000\"", "\"\\ud800\"", "_", "#",
    "|",
    "resourceType", "id", "extension", "modifierExtension", "contained", "reference", "url",
    "system",
    "code", "value", "valueCode", "valueQuantity", "coding", "entry", "resource", "fullUrl", "item",
    "meta", "profile", "text", "div", "urn:uuid:", "http://", "Patient/", "Bundle", "Observation",
    "http://unitsofmeasure.org", "2024-02-29", "T24:00:00Z", "<div>", "&#x0;", " ", "\n", "é", "😀",
  ])

  /// What FHIRPath is made of.
  public static let fhirPath = Self([
    "(", ")", "[", "]", "{}", ".", ",", "'", "`", "\\", "@", "@2015", "@T10:30",
    "@2015-02-04T14:34:28Z",
    "%resource", "%context", "%`vs-x`", "$this", "$index", "$total", "and", "or", "xor", "implies",
    "not()",
    "is", "as", "in", "contains", "div", "mod", "+", "-", "*", "/", "&", "|", "=", "!=", "~", "!~",
    "<=", ">",
    "0", "1", "9223372036854775807", "0.00000000000000000000000000000000000001", "1 'mg'", "4 days",
    "1 year",
    "where(", "select(", "repeat(", "all(", "exists()", "empty()", "count()", "first()",
    "children()",
    "descendants()", "ofType(Quantity)", "as(string)", "resolve()", "extension('x')",
    "matches('a+')",
    "replaceMatches('(a)', '$1')", "substring(1, 2)", "indexOf('a')", "toString()", "toQuantity()",
    "toDateTime()", "lowBoundary()", "highBoundary(6)", "precision()", "iif(", "trace('t')",
    "aggregate(",
    "combine(", "union(", "distinct()", "power(2)", "sqrt()", "ln()", "round(2)", "split(',')",
    "join('-')",
    "now()", "today()", "type()", "name", "value", "id", "Patient", "System.String", "//", "/*",
    "*/",
  ])

  /// What regular expressions are made of.
  public static let pattern = Self([
    "(", ")", "(?:", "(?i)", "(?s:", "(?<n>", "(?=", "[", "]", "[^", "-", "|", "*", "+", "?", "*?",
    "{2}",
    "{1,64}", "{0,254}", "{100}", "{,3}", "{3,2}", "^", "$", ".", "\\", "\\d", "\\W", "\\s", "\\b",
    "\\p{L}",
    "\\P{Nd}", "\\u00e9", "\\x4", "\\1", "a", "é", "😀", "[:alpha:]", "&&[", "$1", "${n}",
  ])

  func apply(
    to bytes: inout [UInt8], times: ClosedRange<Int>, using random: inout SeededGenerator
  ) {
    for _ in 0..<Int.random(in: times, using: &random) {
      guard let word = words.randomElement(using: &random) else { return }
      let token = Self.token(in: bytes, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.replaceSubrange(token, with: word)
      case 1: bytes.insert(contentsOf: word, at: token.lowerBound)
      case 2: bytes.removeSubrange(token)
      default:
        let other = Array(bytes[Self.token(in: bytes, using: &random)])
        bytes.replaceSubrange(token, with: other)
      }
    }
  }

  /// A word, a number or a sign at a place of chance.
  private static func token(in bytes: [UInt8], using random: inout SeededGenerator) -> Range<Int> {
    guard let place = bytes.indices.randomElement(using: &random) else { return 0..<0 }
    guard isWord(bytes[place]) else { return place..<(place + 1) }
    var start = place
    var end = place + 1
    while start > 0, isWord(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return start..<end
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
