import Testing

@testable import FHIRModel

struct IdentityTests {
  @Test func anIDHasUpTo64LettersDigitsDashesAndPoints() {
    for text in ["a", "A-1.b", "2.999.1", String(repeating: "x", count: 64)] {
      #expect(R4.ID(text)?.text == text)
    }
    for text in ["", String(repeating: "x", count: 65), "a b", "a_b", "ä", "a/b", "a\n"] {
      #expect(R4.ID(text) == nil)
    }
  }

  @Test func aUUIDIsWrittenFromItsHalves() {
    #expect(
      R4.ID(uuid: 0x0123_4567_89ab_8def, 0xb123_4567_89ab_cdef).text
        == "01234567-89ab-8def-b123-456789abcdef")
    #expect(R4.ID(uuid: 0, 9).text == "00000000-0000-0000-0000-000000000009")
  }

  @Test func aURIHasNeitherWhiteSpaceNorControlCharacters() {
    for text in [
      "http://example.org/fhir", "urn:oid:2.999", "Patient/a", "#a", "http://example.org/ä",
    ] {
      #expect(R4.URI(text)?.text == text)
    }
    for text in ["", " ", "a b", "a\n", "a\u{0}", "a\u{7F}", "a\u{A0}b", "a\u{2003}"] {
      #expect(R4.URI(text) == nil)
    }
    #expect(("http://example.org/ a" as R4.URI).text == "http://example.org/a")
  }

  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{FF}\u{3F}", "w78/"),
    ])
  func bytesAreWrittenAsTheExamplesOfRFC4648(text: String, base64: String) {
    #expect(R4.Base64Binary(text.utf8).text == base64)
  }

  @Test func aReferenceNamesTypeAndID() throws {
    let id = try #require(R4.ID("a"))
    let subject: R4.Reference<R4.Patient> = R4.Reference(to: id, display: "Ann Example")
    let performer: R4.AnyReference = R4.Reference(to: id, type: R4.Practitioner.self)
    #expect(subject.written == #"{"reference":"Patient/a","display":"Ann Example"}"#)
    #expect(performer.written == #"{"reference":"Practitioner/a"}"#)
    #expect(subject.any.reference == "Patient/a")
    #expect(R4.AnyReference(to: R4.Flag.filled(0))?.reference?.hasPrefix("Flag/") == true)
    #expect(R4.AnyReference(to: R4.Patient()) == nil)
  }
}
