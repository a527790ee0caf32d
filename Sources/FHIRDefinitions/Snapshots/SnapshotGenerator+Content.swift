extension SnapshotGenerator {
  /// Makes what stands below an element part of the snapshot: that of the element that it refers to, or of its type.
  mutating func walkInto(
    _ element: SnapshotElement, of structure: StructureFacts, package: Int
  ) {
    guard element.children == nil else { return }
    if let reference = element.facts.contentReference,
      let target = target(of: reference, from: element.origin?.tree, package: package)
    {
      size += target.size
      element.children = target.children.map { SnapshotElement($0) }
      element.facts.types = target.facts.types
      element.facts.contentReference = nil
      return
    }
    let types = element.facts.types
    var codes: Set<String> = []
    for type in types { codes.insert(type.code) }
    guard let type = types.first else { return }
    var content: BaseElement?
    if types.count == 1, type.profiles.count == 1, let profile = type.profiles.first {
      content = self.content(of: profile, from: package)
      if content == nil {
        notices.append(LoadingNotice(.unknownProfile, structure.url, detail: profile))
      }
    }
    let name = codes.count == 1 ? type.code : "Element"
    guard let root = content ?? self.type(name)?.root else { return }
    size += root.size
    element.children = root.children.map { SnapshotElement($0) }
  }

  /// What a profile on a type says: its root, or the element whose id stands behind `#`.
  mutating func content(of profile: String, from package: Int) -> BaseElement? {
    guard let hash = profile.lastIndex(of: "#") else { return tree(profile, from: package)?.root }
    let id = profile[profile.index(after: hash)...]
    return tree(String(profile[..<hash]), from: package)?.element(id: id)
  }

  mutating func target(
    of reference: String, from tree: BaseTree?, package: Int
  ) -> BaseElement? {
    guard let hash = reference.firstIndex(of: "#") else { return nil }
    let url = String(reference[..<hash])
    let id = reference[reference.index(after: hash)...]
    if url.isEmpty || url == tree?.url, let found = tree?.element(id: id) {
      return found
    }
    let other =
      url.isEmpty
      ? id.split(separator: ".").first.flatMap { type(String($0)) } : self.tree(url, from: package)
    return other?.element(id: id)
  }

  /// A slice with an extension is as the extension says: how often it may stand, and what must be true of it.
  mutating func useExtension(
    of differential: ElementFacts, for slice: SnapshotElement, package: Int
  ) {
    guard differential.types.count == 1, let type = differential.types.first,
      type.code == "Extension", type.profiles.count == 1, let profile = type.profiles.first,
      slice.facts.types.first?.profiles.first != profile,
      let root = content(of: profile, from: package)?.facts
    else { return }
    slice.facts.min = root.min
    slice.facts.max = root.max
    slice.facts.isModifier = slice.facts.isModifier || root.isModifier
    slice.facts.add(root.constraints, source: nil)
  }
}
