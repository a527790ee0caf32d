internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Reports a url that is only an example, where those may not stand for real ones.
  mutating func checkExampleURL(_ node: JSONNode, of element: SchemaElement) {
    guard !options.allowsExampleURLs, element.path != "Bundle.entry.fullUrl" else { return }
    let isExample = withText(of: node) { url in
      url.contains("example.org") || url.contains("acme.com")
    }
    guard isExample else { return }
    let url = document.text(of: node)
    let definitions = cache.definitions
    if definitions.structure(url) != nil || definitions.valueSet(url) != nil
      || definitions.codeSystem(url) != nil
    {
      return
    }
    report(.error, .exampleURL, at: node)
  }
}

extension Rule {
  static let exampleURL = Rule(
    "url.example", .invalid, "Urls of examples do not stand in real content.",
    explanation: """
      example.org and acme.com belong to nobody: what they name has no meaning outside of an example. They are reported only \
      where the options ask for it.
      """,
    remedy: "Use the url that the system, the extension or the definition really has.")

  static let exampleURLRules = [exampleURL]
}

extension Cause {
  fileprivate static var exampleURL: Cause {
    Cause(.exampleURL, "has the url of an example, which may not stand here")
  }
}
