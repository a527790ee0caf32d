import GRDB
import LosslessJSON

/// Changes the store, inside the one write transaction.
struct StoreWriter {
  /// What became of a resource that was written.
  struct Written {
    var version: Answer.Version
    /// 201 where it was not there or was deleted, 200 where it was.
    var status: HTTPStatus
    var json: [UInt8]
  }

  let db: Database
  let statements: WriteStatements
  /// The time that everything written in this transaction gets.
  let now: Timestamp
  let context: ServerContext

  var reader: StoreReader { StoreReader(db: db) }

  /// Stores a resource under an id, as its first or next version.
  ///
  /// Content that is stored already, byte for byte but for the version and time that the server sets, makes no new
  /// version.
  ///
  /// - Parameters:
  ///   - resource: what came from the client.
  ///   - id: which one it is or becomes.
  ///   - method: how it came, for the history.
  ///   - rewriting: where some of its references go instead.
  ///   - mayCreate: whether the id may be new.
  ///   - expected: the version that must be there.
  /// - Returns: the version that is there now.
  /// - Throws: `Refusal` where it may not be written so, `DatabaseError`.
  func put(
    _ resource: IncomingResource, id: String, method: String,
    rewriting: [(node: JSONNode, identity: ResourceIdentity)] = [], mayCreate: Bool = true,
    ifMatch expected: EntityTag? = nil
  ) throws -> Written {
    let identity = ResourceIdentity(type: resource.type, id: id)
    let texts = rewriting.map { (node: $0.node, text: $0.identity.reference) }
    let rows = StoreIndexRows(resource, rewriting: rewriting)
    if mayCreate, expected == nil {
      let version = Answer.Version(identity: identity, number: 1, lastUpdated: now)
      let json = resource.bytes(as: version, rewriting: texts)
      if let key = try insert(version, method: method, json: json) {
        try rows.replace(type: identity.type, key: key, by: statements)
        return Written(version: version, status: .created, json: json)
      }
    }
    let old = try reader.newest(identity)
    try Self.check(expected, old, identity)
    guard let old else {
      guard mayCreate else { throw Self.clientIDRefusal }
      let version = Answer.Version(identity: identity, number: 1, lastUpdated: now)
      let json = resource.bytes(as: version, rewriting: texts)
      guard let key = try insert(version, method: method, json: json) else {
        throw DatabaseError(resultCode: .SQLITE_CONSTRAINT)
      }
      try rows.replace(type: identity.type, key: key, by: statements)
      return Written(version: version, status: .created, json: json)
    }
    if !old.isDeleted {
      let same = resource.bytes(as: old.version, rewriting: texts)
      if same == old.json { return Written(version: old.version, status: .ok, json: same) }
    }
    let version = Answer.Version(
      identity: identity, number: old.version.number + 1, lastUpdated: now)
    let json = resource.bytes(as: version, rewriting: texts)
    try replace(old, with: version, method: method, json: json)
    try rows.replace(
      try indexRows(of: old), type: identity.type, key: old.key, by: statements)
    return Written(version: version, status: old.isDeleted ? .created : .ok, json: json)
  }

  /// Marks a resource as deleted; `nil` where there was none or it was deleted before.
  func delete(
    _ identity: ResourceIdentity, ifMatch expected: EntityTag? = nil
  ) throws -> Answer.Version? {
    let old = try reader.newest(identity)
    try Self.check(expected, old, identity)
    guard let old, !old.isDeleted else { return nil }
    let version = Answer.Version(
      identity: identity, number: old.version.number + 1, lastUpdated: now)
    try replace(old, with: version, method: "DELETE", json: nil)
    try StoreIndexRows().replace(
      try indexRows(of: old), type: identity.type, key: old.key, by: statements)
    return version
  }

  static var clientIDRefusal: Refusal {
    Refusal(
      .methodNotAllowed, .notSupported,
      "Resources are not created under ids that the client chooses here")
  }

  private static func check(
    _ expected: EntityTag?, _ old: StoredResource?, _ identity: ResourceIdentity
  ) throws(Refusal) {
    guard let expected else { return }
    let current = old.flatMap { $0.isDeleted ? nil : $0.version.number }
    guard expected.matches(current) else {
      let found = current.map { "version \($0)" } ?? "not there"
      throw Refusal(
        .preconditionFailed, .conflict, "\(identity.reference) is \(found), not what If-Match asks")
    }
  }

  /// The key of the new row; `nil` where the identity is taken.
  private func insert(_ version: Answer.Version, method: String, json: [UInt8]) throws -> Int64? {
    try statements.insertResource.run(
      version.identity.type, version.identity.id, Int64(version.number), method,
      version.lastUpdated.milliseconds, json)
    return db.changesCount == 1 ? db.lastInsertedRowID : nil
  }

  private func replace(
    _ old: StoredResource, with version: Answer.Version, method: String, json: [UInt8]?
  ) throws {
    try statements.keepVersion.run(old.key)
    try statements.updateResource.run(
      Int64(version.number), Int64(json == nil ? 1 : 0), method, version.lastUpdated.milliseconds,
      json, old.key)
  }

  private func indexRows(of stored: StoredResource) throws -> StoreIndexRows {
    guard !stored.isDeleted else { return StoreIndexRows() }
    let document = try JSONDocument(stored.json)
    return StoreIndexRows(try IncomingResource(document, document.root, in: context))
  }
}
