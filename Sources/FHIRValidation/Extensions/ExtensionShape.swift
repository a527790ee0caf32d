internal import LosslessJSON

extension Walk {
  /// Checks what every extension must be, whatever its own definition says.
  ///
  /// FHIR R4, extensibility: "The url is a mandatory attribute"; ext-1: "Must have either extensions or value[x], not both".
  mutating func checkExtension(_ node: JSONNode, isNested: Bool, isModifier: Bool) {
    checkContent(ofExtension: node)
    checkNarrativeLink(node)
    guard let url = stringMember("url", of: node) else { return }
    let isAbsolute = withText(of: url) { URIFormat.isAbsolute($0) }
    if isAbsolute {
      checkDefinition(ofExtension: node, url, isModifier: isModifier)
    } else if !isNested {
      report(.error, .extensionURL, at: url)
    }
  }

  private mutating func checkContent(ofExtension node: JSONNode) {
    var hasValue = false
    var hasExtensions = false
    for (key, _) in document.members(of: node) {
      if document.isString(key, "extension") { hasExtensions = true }
      if withText(of: key, { $0.hasPrefix("value") || $0.hasPrefix("_value") }) { hasValue = true }
    }
    if hasValue == hasExtensions { report(.error, .extensionValue(hasValue), at: node) }
  }
}

extension Rule {
  static let extensionURL = Rule(
    "extension.url", .value, "The url of an extension is absolute.",
    explanation: """
      The url names the definition of the extension, so it must be the same everywhere. Only the parts inside a complex \
      extension have plain names.
      """,
    remedy: "Write the whole url of the extension's StructureDefinition.")
  static let extensionValue = Rule(
    "extension.value", .invariant, "An extension has a value or extensions, and not both.",
    explanation:
      "A simple extension has one value[x]; a complex one has extensions inside and no value.",
    remedy: "Keep one of them; leave an extension without content out.", invariants: ["ext-1"])

  static let extensionRules = [extensionURL, extensionValue]
}

extension Cause {
  fileprivate static var extensionURL: Cause {
    Cause(.extensionURL, "must be an absolute url")
  }

  fileprivate static func extensionValue(_ hasBoth: Bool) -> Cause {
    Cause(
      .extensionValue,
      hasBoth
        ? "has a value and extensions, and may have only one of them"
        : "has neither a value nor extensions")
  }
}
