extension XHTMLScanner {
  /// Notes the url of a link or an image; one that points into the document is looked up when that has been read.
  mutating func link(_ value: Range<Int>, isImage: Bool) {
    if value.count > 1, text[value.lowerBound] == UInt8(ascii: "#") {
      internalLinks.append(value)
    } else if let fault = fault(inLink: value, isImage: isImage) {
      note(fault.cause, at: fault.offset, fault.severity)
    }
  }

  private func fault(inLink value: Range<Int>, isImage: Bool) -> Fault? {
    let url = text.span.extracting(value)
    let start = value.lowerBound
    guard !url.isEmpty else { return Fault(offset: start, cause: .emptyLink) }
    if hasScript(value) { return Fault(offset: start, cause: .script) }
    if url.hasPrefix("data:") {
      return isData(url) ? nil : Fault(offset: start, cause: .linkData)
    }
    if let bad = url.indices.first(where: { !Self.isURLCharacter(url[$0]) }) {
      return Fault(offset: start + bad, cause: .linkCharacter)
    }
    guard !isImage, URIFormat.isAbsolute(url), let colon = url.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let scheme = url.extracting(0..<colon)
    if scheme.isEqual(to: "urn") || scheme.isEqual(to: "cid") {
      return Fault(offset: start, cause: .noLink(scheme.string))
    }
    if Self.isUsual(scheme) { return nil }
    return Fault(offset: start, severity: .information, cause: .unusualLink(scheme.string))
  }

  /// Whether a link runs a script: "javascript:" after any white space, in any case.
  private func hasScript(_ range: Range<Int>) -> Bool {
    let start = text[range].firstIndex { $0 > 0x20 } ?? range.upperBound
    let value = String(decoding: text[start..<min(start + 11, range.upperBound)], as: UTF8.self)
    let lower = value.lowercased()
    return lower == "javascript:" || lower.hasPrefix("vbscript:")
  }

  /// RFC 2397: `data:` media type, perhaps `;base64`, a comma, the data.
  private func isData(_ url: Span<UInt8>) -> Bool {
    guard let comma = url.firstIndex(of: UInt8(ascii: ",")), comma + 1 < url.count,
      url.count(of: UInt8(ascii: ",")) == 1
    else { return false }
    return !url.matches(";base64", at: comma - 7)
      || Base64Format.fault(in: url.extracting((comma + 1)...)) == nil
  }

  private static func isUsual(_ scheme: Span<UInt8>) -> Bool {
    scheme.isEqual(to: "http") || scheme.isEqual(to: "https") || scheme.isEqual(to: "tel")
      || scheme.isEqual(to: "mailto") || scheme.isEqual(to: "data")
  }

  private static func isURLCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: [UInt8](";?:@&=+$.,/%-_~#[]!'()*|".utf8).contains(byte)
    }
  }
}

extension Rule {
  static let narrativeLink = Rule(
    "narrative.link", .invalid, "The links and images of the narrative lead somewhere.",
    explanation: """
      A link with # leads to an id or an anchor of the narrative, to an element of the resource with that id, or to one \
      elsewhere in the same bundle. A urn or a content id cannot be followed, and characters outside of urls are escaped.
      """,
    remedy: "Correct the link, give its target the id that it names, or leave plain text.")
}

extension Cause {
  fileprivate static var script: Cause {
    Cause(.narrativeContent, "has a link that runs a script")
  }
  fileprivate static var emptyLink: Cause { Cause(.narrativeLink, "has a link that is empty") }
  fileprivate static var linkCharacter: Cause {
    Cause(.narrativeLink, "has a link with a character that must be escaped in a url")
  }
  fileprivate static var linkData: Cause {
    Cause(.narrativeLink, "has a data url without data, or with data that is not base64 as it says")
  }
  fileprivate static func noLink(_ scheme: String) -> Cause {
    Cause(
      .narrativeLink,
      "has a link with the scheme '\(shown(code: scheme))', which cannot be followed")
  }
  fileprivate static func unusualLink(_ scheme: String) -> Cause {
    Cause(
      .narrativeLink,
      "has a link with the scheme '\(shown(code: scheme))', which few readers can follow")
  }
}
