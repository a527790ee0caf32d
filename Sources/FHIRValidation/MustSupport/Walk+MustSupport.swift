internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Looks at the resource of a document, at those in its entries and at those that they contain, as their profiles ask.
  mutating func supportedElements(
    _ profile: (StructureDefinition) -> SupportedProfile?
  ) -> [MustSupport.Claim] {
    var claims: [MustSupport.Claim] = []
    supportedElements(of: document.root, role: .root, profile, &claims)
    return claims
  }

  private mutating func supportedElements(
    of node: JSONNode, role: ResourceRole, _ profile: (StructureDefinition) -> SupportedProfile?,
    _ claims: inout [MustSupport.Claim]
  ) {
    guard document.kind(of: node) == .object, depth < options.maximumDepth,
      let type = stringMember("resourceType", of: node)
    else { return }
    depth += 1
    if role == .root { path.pushRoot(type: type) }
    enterResource(node, role: role)
    let isBundle = document.isString(type, "Bundle")
    if isBundle { bundles.append(BundleIndex(node, in: document, cache.definitions)) }
    claims += self.claims(of: node, type, profile)
    for inner in list("contained", of: node) {
      supportedElements(of: inner, role: .contained, profile, &claims)
    }
    for entry in isBundle ? list("entry", of: node) : [] {
      guard let inner = document.member("resource", of: entry) else { continue }
      supportedElements(of: inner, role: .entry, profile, &claims)
    }
    if isBundle { bundles.removeLast() }
    leaveResource()
    if role == .root { path.pop() }
    depth -= 1
  }

  private func list(_ key: StaticString, of node: JSONNode) -> [JSONNode] {
    guard let list = document.member(key, of: node), document.kind(of: list) == .array else {
      return []
    }
    return Array(document.elements(of: list))
  }

  private mutating func claims(
    of node: JSONNode, _ type: JSONNode, _ profile: (StructureDefinition) -> SupportedProfile?
  ) -> [MustSupport.Claim] {
    guard let meta = document.member("meta", of: node) else { return [] }
    var claims: [MustSupport.Claim] = []
    for claim in list("profile", of: meta) where document.kind(of: claim) == .string {
      guard let definition = definition(claimedBy: claim) else {
        claims.append(MustSupport.Claim(unknown: document.text(of: claim)))
        continue
      }
      guard document.isString(type, definition.type), let profile = profile(definition) else {
        continue
      }
      var found = Array(repeating: false, count: profile.elements.count)
      look(for: profile.root, in: Instance(value: node), &found)
      claims.append(MustSupport.Claim(url: profile.url, profile: profile, isThere: found))
    }
    return claims
  }

  // MARK: Elements

  /// Notes an element that is there, and looks for those in it.
  ///
  /// A primitive of which only an extension stands is not there: the extension may well say that the value is missing.
  private mutating func look(
    for element: SupportedElement, in instance: Instance, _ found: inout [Bool]
  ) {
    if let place = element.place, instance.value != nil, place < found.count { found[place] = true }
    guard !element.children.isEmpty, let object = parts(of: instance) else { return }
    var occurrences = Array(repeating: Occurrence.none, count: element.children.count)
    for (key, _) in document.members(of: object) {
      let isSibling = withText(of: key) { !$0.isEmpty && $0[0] == UInt8(ascii: "_") }
      let entry = withText(of: key) {
        element.keys.entry(for: isSibling ? $0.extracting(1...) : $0)
      }
      guard let entry else { continue }
      let place = Int(entry.child)
      occurrences[place].type = Int(entry.type)
      if isSibling {
        occurrences[place].sibling = key
      } else {
        occurrences[place].key = key
      }
    }
    for (child, occurrence) in zip(element.children, occurrences) where !occurrence.isAbsent {
      look(for: child, at: occurrence, &found)
    }
  }

  private mutating func look(
    for element: SupportedElement, at occurrence: Occurrence, _ found: inout [Bool]
  ) {
    var values = Repetitions(document, occurrence.key?.valueOfKey)
    var siblings = Repetitions(document, occurrence.sibling?.valueOfKey)
    let type =
      occurrence.type < element.types.count ? element.types[occurrence.type] : nil
    var index = 0
    while true {
      let (item, sibling) = (values.next(), siblings.next())
      if item == nil, sibling == nil { return }
      defer { index += 1 }
      let instance = Instance(
        value: present(item), sibling: present(sibling), type: occurrence.type, typeName: type,
        index: index)
      guard instance.value != nil || instance.sibling != nil else { continue }
      look(for: element, in: instance, &found)
      if let slices = element.slices { look(for: slices, in: instance, &found) }
    }
  }

  /// Looks for what is asked of the slice that a value is of.
  private mutating func look(
    for slices: SupportedSlices, in instance: Instance, _ found: inout [Bool]
  ) {
    switch match(instance, in: slices.set) {
    case .one(let place):
      guard place < slices.elements.count else { return }
      let element = slices.elements[place]
      look(for: element, in: instance, &found)
      if let inner = element.slices { look(for: inner, in: instance, &found) }
    case .none:
      if let remainder = slices.remainder { look(for: remainder, in: instance, &found) }
    case .several: return
    }
  }
}
