internal import LosslessJSON

extension Walk {
  /// Checks that the extension narrativeLink of a document leads to one place in a narrative of it.
  mutating func checkNarrativeLink(_ node: JSONNode) {
    guard let bundle = bundles.last, bundle.links != nil, let url = stringMember("url", of: node),
      document.isString(url, "http://hl7.org/fhir/StructureDefinition/narrativeLink"),
      let value = stringMember("valueUrl", of: node) ?? stringMember("valueUri", of: node)
    else { return }
    let source = resources.last?.entry
    let (target, fragment) = withText(of: value) { text in
      let hash = text.firstIndex(of: UInt8(ascii: "#"))
      let form = ReferenceForm(text, cache.definitions)
      let target = bundle.target(
        of: text, form, from: source, asR5: options.resolvesRelativeReferencesAsR5)
      return (target, hash.map { text.extracting(($0 + 1)...).string })
    }
    guard case .entry(let entry) = target, let fragment,
      let count = bundle.anchors(ofEntry: entry)?.count(of: Array(fragment.utf8)), count != 1
    else { return }
    report(.error, count == 0 ? .narrativeLinkLost : .narrativeLinkAmbiguous, at: value)
  }
}

extension Cause {
  fileprivate static var narrativeLinkLost: Cause {
    Cause(.narrativeLink, "leads to an id that the narrative there does not have")
  }
  fileprivate static var narrativeLinkAmbiguous: Cause {
    Cause(.narrativeLink, "leads to an id that stands several times in the narrative there")
  }
}
