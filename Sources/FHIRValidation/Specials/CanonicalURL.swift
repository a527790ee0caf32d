internal import LosslessJSON

extension Walk {
  /// Checks a resource that others name by its url: one with `url` and `status` in its definition.
  mutating func checkCanonicalResource(of node: JSONNode, _ schema: Schema) {
    guard let url = stringMember("url", of: node),
      schema.root.children.contains(where: { $0.name == "status" }),
      schema.root.children.contains(where: { $0.name == "url" && !$0.isArray })
    else { return }
    if !withText(of: url, { URIFormat.isAbsolute($0) }) {
      report(.error, .relativeCanonical, atMember: url)
    }
    checkPublication(of: node)
  }
}

extension Rule {
  static let canonicalURL = Rule(
    "canonical.url", .invalid, "The url of a definition is absolute.",
    explanation: """
      Profiles, value sets and other definitions are named by their url wherever they are stored, so it has to be the same \
      everywhere.
      """,
    remedy: "Write the whole url, with its scheme; or urn:uuid: or urn:oid:.")

  static let canonicalRules = [canonicalURL]
}

extension Cause {
  fileprivate static var relativeCanonical: Cause {
    Cause(.canonicalURL, "must be an absolute url, by which others can name this definition")
  }
}
