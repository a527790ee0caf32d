import GRDB

/// Looks things up in the store, inside one transaction.
struct StoreReader {
  let db: Database

  /// The newest version of a resource, be it a deletion.
  func newest(_ identity: ResourceIdentity) throws -> StoredResource? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(StoredResource.columns) FROM resource WHERE type = ? AND id = ?")
    return try Row.fetchOne(statement, arguments: [identity.type, identity.id])
      .map(StoredResource.init)
  }

  /// One version of a resource.
  func version(_ number: Int, of identity: ResourceIdentity) throws -> StoredResource? {
    guard let newest = try newest(identity) else { return nil }
    if newest.version.number == number { return newest }
    let statement = try db.cachedStatement(sql: Self.olderSQL + " AND h.version = ?")
    return try Row.fetchOne(statement, arguments: [newest.key, number]).map(StoredResource.init)
  }

  /// The versions of a resource that are older than one, newest first.
  func versions(
    of newest: StoredResource, before number: Int, limit: Int
  ) throws -> [StoredResource] {
    let statement = try db.cachedStatement(
      sql: Self.olderSQL + " AND h.version < ? ORDER BY h.version DESC LIMIT ?")
    let isIncluded = newest.version.number < number
    let older = try Row.fetchAll(
      statement, arguments: [newest.key, number, limit - (isIncluded ? 1 : 0)]
    ).map(StoredResource.init)
    return (isIncluded && limit > 0 ? [newest] : []) + older
  }

  /// Whether a resource is there and not deleted.
  func exists(_ identity: ResourceIdentity) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM resource WHERE type = ? AND id = ? AND NOT deleted")
    return try Bool.fetchOne(statement, arguments: [identity.type, identity.id]) ?? false
  }

  /// The resources that meet all criteria, in the order of their ids: the one order that an index has.
  func resources(
    matching criteria: SearchCriteria, after id: String? = nil, limit: Int
  ) throws -> [StoredResource] {
    let query = StoreQuery(criteria, after: id)
    let sql =
      "SELECT \(StoredResource.columns) FROM resource WHERE \(query.sql) ORDER BY id LIMIT \(limit)"
    return try Row.fetchAll(db, sql: sql, arguments: query.arguments).map(StoredResource.init)
  }

  /// How many resources meet all criteria.
  func count(matching criteria: SearchCriteria) throws -> Int {
    if criteria.clauses.isEmpty { return try counts(of: criteria.type)[criteria.type] ?? 0 }
    let query = StoreQuery(criteria)
    return try Int.fetchOne(
      db, sql: "SELECT count(*) FROM resource WHERE \(query.sql)", arguments: query.arguments) ?? 0
  }

  /// How many resources there are of each type, or of one: counted in the indexes alone, without reading a row.
  func counts(of type: String? = nil) throws -> [String: Int] {
    let filter = type == nil ? "" : "AND type = :type"
    let arguments: StatementArguments = type.map { ["type": $0] } ?? [:]
    var counts: [String: Int] = [:]
    for row in try Row.fetchAll(
      db, sql: "SELECT type, count(*) FROM resource WHERE 1 \(filter) GROUP BY type",
      arguments: arguments)
    { counts[row[0]] = row[1] }
    for row in try Row.fetchAll(
      db, sql: "SELECT type, count(*) FROM resource WHERE deleted \(filter) GROUP BY type",
      arguments: arguments)
    { counts[row[0], default: 0] -= row[1] }
    return counts.filter { $0.value > 0 }
  }

  /// How many versions there are in all, deletions included.
  func versionCount() throws -> Int {
    let sql = "SELECT (SELECT count(*) FROM resource) + (SELECT count(*) FROM history)"
    return try Int.fetchOne(db, sql: sql) ?? 0
  }

  private static let olderSQL = """
    SELECT h.resource, r.type, r.id, h.version, h.lastUpdated, h.deleted, h.method, h.json
    FROM history h JOIN resource r ON r.key = h.resource WHERE h.resource = ?
    """
}
