import GRDB
import LosslessJSON

/// What the search tables hold of one resource.
struct StoreIndexRows {
  struct Link: Hashable {
    var element: String
    /// Empty for a resource elsewhere, whose URL is in `targetID`.
    var targetType: String
    var targetID: String
  }

  var identifiers: Set<Identifier> = []
  var links: Set<Link> = []

  /// Of a deleted resource: nothing.
  init() {}

  init(
    _ resource: IncomingResource,
    rewriting: [(node: JSONNode, identity: ResourceIdentity)] = []
  ) {
    identifiers = Set(resource.identifiers)
    for link in resource.links {
      guard let element = link.element else { continue }
      if let identity = rewriting.first(where: { $0.node == link.node })?.identity {
        links.insert(Link(element: element, targetType: identity.type, targetID: identity.id))
      } else if case .local(let identity) = link.target {
        links.insert(Link(element: element, targetType: identity.type, targetID: identity.id))
      } else if link.target == .external {
        let url = resource.document.text(of: link.node)
        links.insert(Link(element: element, targetType: "", targetID: url))
      }
    }
  }

  func insert(into db: Database, type: String, key: Int64) throws {
    for identifier in identifiers { try insert(identifier, db, type, key) }
    for link in links { try insert(link, db, type, key) }
  }

  /// Turns the rows of an older version into these.
  func replace(_ old: StoreIndexRows, in db: Database, type: String, key: Int64) throws {
    for identifier in old.identifiers.subtracting(identifiers) {
      try db.cachedStatement(
        sql: "DELETE FROM identifier WHERE value = ? AND type = ? AND system = ? AND resource = ?"
      ).execute(arguments: [identifier.value, type, identifier.system, key])
    }
    for link in old.links.subtracting(links) {
      try db.cachedStatement(
        sql: """
          DELETE FROM link
          WHERE targetID = ? AND targetType = ? AND type = ? AND element = ? AND resource = ?
          """
      ).execute(arguments: [link.targetID, link.targetType, type, link.element, key])
    }
    for identifier in identifiers.subtracting(old.identifiers) {
      try insert(identifier, db, type, key)
    }
    for link in links.subtracting(old.links) { try insert(link, db, type, key) }
  }

  private func insert(
    _ identifier: Identifier, _ db: Database, _ type: String, _ key: Int64
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO identifier(value, type, system, resource) VALUES (?, ?, ?, ?)"
    ).execute(arguments: [identifier.value, type, identifier.system, key])
  }

  private func insert(_ link: Link, _ db: Database, _ type: String, _ key: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO link(targetID, targetType, type, element, resource) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [link.targetID, link.targetType, type, link.element, key])
  }
}
