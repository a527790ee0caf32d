internal import LosslessJSON

extension Walk {
  /// Checks that what an Attachment says of its data is so.
  mutating func checkAttachment(_ attachment: JSONNode) {
    let data = stringMember("data", of: attachment)
    if let data, withText(of: data, { Base64Format.fault(in: $0) }) == nil {
      checkSize(of: attachment, data)
      checkHash(of: attachment, data)
    }
    let says = ["data", "url", "contentType", "language"] as [StaticString]
    if !says.contains(where: { document.member($0, of: attachment) != nil }) {
      report(.warning, .attachmentWithoutContent, at: attachment)
    }
  }

  private mutating func checkSize(of attachment: JSONNode, _ data: JSONNode) {
    guard let size = document.member("size", of: attachment),
      document.kind(of: size) == .number
    else { return }
    let actual = withText(of: data) { Base64Format.count(of: $0) }
    guard document.text(of: size) != String(actual) else { return }
    report(.error, .attachmentSize, at: attachment)
  }

  /// FHIR R4, Attachment.hash: "The calculated hash of the data using SHA-1. Represented using base64."
  private mutating func checkHash(of attachment: JSONNode, _ data: JSONNode) {
    guard let hash = stringMember("hash", of: attachment),
      let stated = withText(of: hash, { Base64Format.decode($0) }),
      stated.count == SHA1.length,
      let bytes = withText(of: data, { Base64Format.decode($0) })
    else { return }
    if SHA1.digest(of: bytes) != stated { report(.error, .attachmentHash, at: attachment) }
  }
}

extension Rule {
  static let attachmentSize = Rule(
    "attachment.size", .structure, "The size of an attachment is the number of bytes of its data.",
    explanation: "Counted are the bytes that the base64 stands for, not its letters.",
    remedy: "Set `size` to the length of the decoded data, or leave it out.")
  static let attachmentHash = Rule(
    "attachment.hash", .structure, "The hash of an attachment is the SHA-1 of its data.",
    explanation: """
      The hash lets a receiver see whether the content is what was sent. It is the SHA-1 of the decoded data, in base64; a \
      hash of another length is not judged.
      """,
    remedy: "Calculate the hash again, or find out which of the two was changed.")
  static let attachmentContent = Rule(
    "attachment.content", .structure,
    "An attachment has data or a url, or says in which type and language the content is.",
    explanation:
      "An attachment that has none of them holds nothing and says nothing about where to look.",
    remedy: "Add `data` or `url`; where the content is missing on purpose, say its `contentType`.")

  static let attachmentRules = [attachmentSize, attachmentHash, attachmentContent]
}

extension Cause {
  fileprivate static var attachmentSize: Cause {
    Cause(.attachmentSize, "has a size that is not the number of bytes of its data")
  }
  fileprivate static var attachmentHash: Cause {
    Cause(.attachmentHash, "has a hash that is not the SHA-1 of its data")
  }
  fileprivate static var attachmentWithoutContent: Cause {
    Cause(.attachmentContent, "has neither data nor a url, and does not say what it would be")
  }
}
