internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks an extension against the definition that its url names.
  mutating func checkDefinition(ofExtension node: JSONNode, _ url: JSONNode, isModifier: Bool) {
    let definition = withText(of: url) { text in
      text.withUnsafeBufferPointer { cache.definitions.structure(utf8: $0) }
    }
    guard let definition = definition ?? definitionWithoutVersion(node, url) else {
      return reportUnknownExtension(node, url, isModifier: isModifier)
    }
    guard definition.type == "Extension" else {
      return report(.error, .noExtension(definition), at: url)
    }
    let id = cache.profileID(of: definition)
    guard let place = profile(id)?.extensionPlace else { return }
    if place.isModifier != isModifier {
      report(.error, .wrongKey(definition.url, isModifier: place.isModifier), at: node)
    }
    checkPlace(ofExtension: node, place)
    apply(id, to: Instance(value: node, typeName: "Extension"))
    if place.hasValue, !faulty.contains(node), !hasValue(node) {
      report(.error, .simple(definition.url), at: node)
    }
  }

  private func hasValue(_ node: JSONNode) -> Bool {
    for (key, _) in document.members(of: node)
    where withText(of: key, { $0.hasPrefix("value") || $0.hasPrefix("_value") }) {
      return true
    }
    return false
  }

  /// The definition that a url with a version means; the version is reported.
  private mutating func definitionWithoutVersion(
    _ node: JSONNode, _ url: JSONNode
  ) -> StructureDefinition? {
    guard withText(of: url, { $0.firstIndex(of: UInt8(ascii: "|")) }) != nil,
      let definition = cache.definitions.structure(document.text(of: url).withoutVersion)
    else { return nil }
    report(.error, .versionInURL, at: node)
    // That the url is not the one that the definition fixes has been said with that.
    if probe == nil { faulty.insert(url) }
    return definition
  }

  private mutating func reportUnknownExtension(
    _ node: JSONNode, _ url: JSONNode, isModifier: Bool
  ) {
    let text = document.text(of: url)
    let isExcused =
      ExtensionDomains.isOfOtherVersion(text)
      || ExtensionDomains.areExcused(text, allowsExamples: options.allowsExampleURLs)
      || options.extensionDomains.contains { text.hasPrefix($0) }
    let severity = isExcused ? .information : options.unknownExtensions
    report(severity, .unknownExtension(text, isModifier: isModifier), at: node)
  }
}

/// The urls whose extensions need no definition.
enum ExtensionDomains {
  /// Whether a url is only an example, or of a domain that publishes no definitions for R4.
  static func areExcused(_ url: String, allowsExamples: Bool) -> Bool {
    let always = [
      "http://nema.org", "http://hl7.org/fhir/tools/", "http://hl7.org/fhir/build/",
    ]
    if always.contains(where: { url.hasPrefix($0) }) { return true }
    return allowsExamples && (url.contains(bytes: "example.org") || url.contains(bytes: "acme.com"))
  }

  /// Whether a url stands for an element of another version of FHIR: `http://hl7.org/fhir/5.0/StructureDefinition/extension-...`.
  static func isOfOtherVersion(_ url: String) -> Bool {
    let prefix = "http://hl7.org/fhir/"
    guard url.hasPrefix(prefix) else { return false }
    let parts = url.dropFirst(prefix.count).split(separator: "/", maxSplits: 2)
    guard parts.count == 3, parts[1] == "StructureDefinition", parts[2].hasPrefix("extension-")
    else { return false }
    return ["1.0", "3.0", "4.0", "4.3", "5.0", "6.0"].contains(parts[0])
  }
}

extension Rule {
  static let extensionUnknown = Rule(
    "extension.unknown", .structure, "The definition of an extension is known here.",
    explanation: """
      The url of an extension names its definition, which says where it may stand and what it holds. One that is not among \
      the definitions cannot be checked. How much that matters can be set, also for the beginnings of urls.
      """,
    remedy: "Add the package that defines the extension, or correct the url.")
  static let extensionKey = Rule(
    "extension.modifier", .structure,
    "Extensions that change the meaning of an element stand in modifierExtension, all others in extension.",
    explanation:
      "Readers may ignore what they do not know in extension, but not in modifierExtension.",
    remedy: "Move the extension to the key that the message names.")
  static let extensionKind = Rule(
    "extension.kind", .structure,
    "The url of an extension is that of a definition of an extension.",
    explanation:
      "The url names a definition of another kind, or names a version, which it may not.",
    remedy: "Write the url of the extension's own definition, without a version.")

  static let extensionDefinitionRules = [extensionUnknown, extensionKey, extensionKind]
}

extension Cause {
  fileprivate static func unknownExtension(_ url: String, isModifier: Bool) -> Cause {
    Cause(
      .extensionUnknown,
      "is the \(isModifier ? "modifier " : "")extension \(shown(url: url)), whose definition is not known here"
    )
  }

  fileprivate static func wrongKey(_ url: String, isModifier: Bool) -> Cause {
    Cause(
      .extensionKey,
      isModifier
        ? "is \(shown(url: url)), which changes the meaning and must stand in modifierExtension"
        : "is \(shown(url: url)), which does not change the meaning and may not stand in modifierExtension"
    )
  }

  fileprivate static func noExtension(_ definition: StructureDefinition) -> Cause {
    Cause(
      .extensionKind, "names \(definition.url), which defines no extension but \(definition.type)")
  }

  fileprivate static func simple(_ url: String) -> Cause {
    Cause(.extensionKind, "is \(url), which has a value and no parts")
  }

  fileprivate static var versionInURL: Cause {
    Cause(.extensionKind, "names a version, which the url of an extension may not")
  }
}
