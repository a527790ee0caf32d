import LosslessJSON

/// What the search tables hold of one resource.
struct StoreIndexRows {
  struct Link: Hashable {
    var element: String
    /// Empty for a resource elsewhere, whose URL is in `targetID`.
    var targetType: String
    var targetID: String
  }

  // Lists, not sets: most resources have one of each, and a set would hash them for nothing.
  private(set) var identifiers: [Identifier] = []
  private(set) var tags: [Identifier] = []
  private(set) var links: [Link] = []

  /// Of a deleted resource: nothing.
  init() {}

  init(
    _ resource: IncomingResource,
    rewriting: [(node: JSONNode, identity: ResourceIdentity)] = []
  ) {
    for identifier in resource.identifiers where !identifiers.contains(identifier) {
      identifiers.append(identifier)
    }
    for tag in resource.tags where !tags.contains(tag) { tags.append(tag) }
    for link in resource.links {
      guard let element = link.element else { continue }
      var row: Link?
      if let identity = rewriting.first(where: { $0.node == link.node })?.identity {
        row = Link(element: element, targetType: identity.type, targetID: identity.id)
      } else if case .local(let identity) = link.target {
        row = Link(element: element, targetType: identity.type, targetID: identity.id)
      } else if link.target == .external {
        let url = resource.document.text(of: link.node)
        row = Link(element: element, targetType: "", targetID: url)
      }
      if let row, !links.contains(row) { links.append(row) }
    }
  }

  /// Turns the rows of an older version into these.
  func replace(
    _ old: StoreIndexRows = StoreIndexRows(), type: String, key: Int64,
    by statements: WriteStatements
  ) throws {
    for row in old.identifiers where !identifiers.contains(row) {
      try statements.deleteIdentifier.run(row.value, type, row.system, key)
    }
    for row in old.tags where !tags.contains(row) {
      try statements.deleteTag.run(row.value, type, row.system, key)
    }
    for row in old.links where !links.contains(row) {
      try statements.deleteLink.run(row.targetID, row.targetType, type, row.element, key)
    }
    for row in identifiers where !old.identifiers.contains(row) {
      try statements.insertIdentifier.run(row.value, type, row.system, key)
    }
    for row in tags where !old.tags.contains(row) {
      try statements.insertTag.run(row.value, type, row.system, key)
    }
    for row in links where !old.links.contains(row) {
      try statements.insertLink.run(row.targetID, row.targetType, type, row.element, key)
    }
  }
}
