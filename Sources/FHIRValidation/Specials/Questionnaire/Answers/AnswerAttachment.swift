internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks the type and the size of an attachment.
  mutating func checkAttachment(_ answer: FormAnswer) {
    let base = "http://hl7.org/fhir/StructureDefinition/"
    let types = answer.item.json.extensions(base + "mimeType").compactMap(\.json.string)
    if !types.isEmpty {
      if let type = answer.value.json["contentType"]?.string {
        if !types.contains(where: { type.hasPrefix($0) }) {
          report(.error, .wrongMIMEType(type, types), at: answer.node)
        }
      } else {
        report(.error, .noMIMEType(types), at: answer.node)
      }
    }
    guard let limit = answer.item.json.extension(base + "maxSize")?.number?.integer,
      let data = answer.value.json["data"]?.string
    else { return }
    let size = data.utf8.count { $0 > 0x20 && $0 != UInt8(ascii: "=") } * 3 / 4
    if size > limit { report(.error, .tooLargeFile(size, limit), at: answer.node) }
  }
}

extension Rule {
  static let responseAttachment = Rule(
    "response.attachment", .required,
    "An attachment has a media type and a size that the item allows.",
    explanation: """
      The extensions mimeType and maxSize of an item limit what may be attached. The size is that of the data itself, not \
      of its base64.
      """,
    remedy: "State the content type; attach a file of a type and a size that are allowed.")
}

extension Cause {
  fileprivate static func wrongMIMEType(_ type: String, _ allowed: [String]) -> Cause {
    Cause(
      .responseAttachment,
      "has the content type '\(shown(code: type))', and allowed is \(list(allowed))")
  }

  fileprivate static func noMIMEType(_ allowed: [String]) -> Cause {
    Cause(.responseAttachment, "has no content type, and needs \(list(allowed))")
  }

  private static func list(_ allowed: [String]) -> String {
    allowed.prefix(10).map { "'\(shown(code: $0))'" }.joined(separator: " or ")
  }

  fileprivate static func tooLargeFile(_ size: Int, _ limit: Int) -> Cause {
    Cause(.responseAttachment, "has \(size) bytes, and at most \(limit) are allowed")
  }
}
