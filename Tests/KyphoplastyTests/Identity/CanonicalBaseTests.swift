import Kyphoplasty
import Testing

@Suite("Identity: the canonical base")
struct CanonicalBaseTests {
  private func replaced(_ text: String) throws -> String {
    let old = try CanonicalBase("http://made.example/fhir/a")
    let new = try CanonicalBase("https://spine.example.org/b/")
    return String(decoding: old.replaced(by: new, in: Array(text.utf8)), as: UTF8.self)
  }

  @Test(
    "It is exchanged wherever it stands",
    arguments: [
      (#""http://made.example/fhir/a""#, #""https://spine.example.org/b""#),
      (
        #"["http://made.example/fhir/a/ValueSet/v|1.0"]"#,
        #"["https://spine.example.org/b/ValueSet/v|1.0"]"#
      ),
      ("see http://made.example/fhir/a.", "see https://spine.example.org/b."),
      (
        "'http://made.example/fhir/a#x' http://made.example/fhir/a|2",
        "'https://spine.example.org/b#x' https://spine.example.org/b|2"
      ),
    ])
  func isExchanged(before: String, after: String) throws {
    #expect(try replaced(before) == after)
  }

  @Test(
    "What only begins alike stays",
    arguments: [
      "http://made.example/fhir/ab", "http://made.example/fhir/a-b", "http://made.example/fhir/a.b",
      "http://made.example/fhir/a_b", "http://made.example/fhir", "https://made.example/fhir/a",
    ])
  func othersStay(text: String) throws {
    #expect(try replaced(text) == text)
  }

  @Test(
    "What is no absolute url is refused",
    arguments: [
      "", "spine", "/fhir", "http://", "urn:", "ftp://made.example", "http://made.example/a b",
      "http://made.example/\"", "http://made.example/a|1", "http://made.example/#a",
      "http://made.example//", "http://mäde.example",
    ])
  func isRefused(text: String) {
    #expect(throws: CanonicalBase.Malformed.self) { try CanonicalBase(text) }
  }
}
