import FHIRValidation
import Testing

/// What attachments and identifiers say of themselves.
@Suite struct AttachmentTests {
  private func media(_ attachment: String) -> String {
    #"{ "resourceType": "Media", "status": "completed", "content": \#(attachment) }"#
  }

  @Test func theSizeIsThatOfTheData() throws {
    try expectClean(media(#"{ "contentType": "text/plain", "data": "YWJj", "size": 3 }"#))
    try expectClean(media(#"{ "contentType": "text/plain", "data": "YWJjZA==", "size": 4 }"#))
    try expectFindings(
      media(#"1️⃣{ "contentType": "text/plain", "data": "YWJj", "size": 4 }"#),
      [("1️⃣", "attachment.size", "Media.content")])
  }

  @Test func theSizeOfWhatIsElsewhereIsNotJudged() throws {
    try expectClean(media(#"{ "url": "http://example.org/x", "size": 4000 }"#))
  }

  @Test func theHashIsThatOfTheData() throws {
    try expectClean(
      media(
        #"{ "contentType": "text/plain", "data": "YWJj", "hash": "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=" }"#)
    )
    try expectFindings(
      media(
        #"1️⃣{ "contentType": "text/plain", "data": "YWJk", "hash": "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=" }"#
      ),
      [("1️⃣", "attachment.hash", "Media.content")])
  }

  @Test func anAttachmentSaysWhatItIs() throws {
    try expectFindings(
      media(#"1️⃣{ "title": "x" }"#), [("1️⃣", "attachment.content", "Media.content")])
    try expectClean(media(#"{ "contentType": "text/plain" }"#))
  }

  @Test func anIdentifierThatIsAUriIsAWholeOne() throws {
    try expectFindings(
      #"{ "resourceType": "Patient", "identifier": [1️⃣{ "system": "urn:ietf:rfc:3986", "value": "2.16.840" }] }"#,
      [("1️⃣", "identifier.uri", "Patient.identifier[0]")])
    try expectClean(
      #"{ "resourceType": "Patient", "identifier": [{ "system": "urn:ietf:rfc:3986", "value": "urn:oid:2.16.840" }] }"#
    )
  }
}
