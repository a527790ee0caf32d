internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a value that must be a resource.
  mutating func resource(_ node: JSONNode, role: ResourceRole) {
    guard document.kind(of: node) == .object else {
      if role == .root { path.pushRoot(type: nil) }
      report(
        role == .root ? .fatal : .error,
        .wrongKind(document.kind(of: node), expected: .object), at: node)
      if role == .root { path.pop() }
      return
    }
    guard role == .root || options.checksInnerResources else { return }
    let type = document.member("resourceType", of: node).flatMap {
      document.kind(of: $0) == .string ? $0 : nil
    }
    if role == .root { path.pushRoot(type: type) }
    if let schema = resourceSchema(of: node, type: type, role: role), enter(node) {
      enterResource(node, type: type, role: role)
      check(node, schema, role)
      leaveResource()
      leave()
    }
    if role == .root { path.pop() }
  }

  func role(of element: SchemaElement, in schema: Schema) -> ResourceRole {
    if element.name == "contained", schema.kind == .resource { return .contained }
    return schema.special == .bundle && element.path == "Bundle.entry.resource" ? .entry : .other
  }

  private mutating func check(_ node: JSONNode, _ schema: Schema, _ role: ResourceRole) {
    let isBundle = schema.special == .bundle
    if isBundle {
      enterBundle(node)
      // What stands in a bundle beside its entries is part of none of them, nor of the entry that the bundle itself is.
      if !resources.isEmpty { resources[resources.count - 1].entry = nil }
    }
    children(of: node, as: schema.root, in: schema)
    if !schema.root.invariants.isEmpty {
      checkInvariants(schema.root.invariants, of: Instance(value: node))
    }
    checkProfiles(of: node, schema, role: role)
    checkImpliedProfiles(of: node, schema)
    checkNarrativeLinks()
    checkContained()
    checkSecurityLabels(of: node)
    checkSpecials(of: node, schema)
    if isBundle { leaveBundle(node) }
  }

  /// Makes a resource the one that the walk is in.
  mutating func enterResource(_ node: JSONNode, role: ResourceRole) {
    enterResource(node, type: stringMember("resourceType", of: node), role: role)
  }

  private mutating func enterResource(_ node: JSONNode, type: JSONNode?, role: ResourceRole) {
    let start = contained.count
    noteContained(in: node)
    resources.append(
      ResourceContext(
        node: node, role: role, type: type, id: stringMember("id", of: node),
        contained: start..<contained.count, pathDepth: path.depth,
        entry: role == .entry
          ? bundles.last?.entry(ofResource: node) : resources.last?.entry))
  }

  /// Goes back to the resource around.
  mutating func leaveResource() {
    guard let resource = resources.popLast() else { return }
    contained.removeLast(contained.count - resource.contained.lowerBound)
  }

  /// A member that is a string, by its key.
  func stringMember(_ key: StaticString, of object: JSONNode) -> JSONNode? {
    document.stringMember(key, of: object)
  }
}

extension JSONDocument {
  /// A member that is a string, by its key.
  func stringMember(_ key: StaticString, of object: JSONNode) -> JSONNode? {
    member(key, of: object).flatMap { kind(of: $0) == .string ? $0 : nil }
  }

  /// Reads the bytes of a string or number with its escapes resolved.
  func withText<R>(of node: JSONNode, _ body: (Span<UInt8>) -> R) -> R {
    if hasEscapes(node) { return body(utf8(of: node).span) }
    let bytes = bytes
    return body(bytes.span.extracting(contentRange(of: node)))
  }
}
