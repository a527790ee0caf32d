import GRDB

/// The statements that every write runs, prepared once.
struct WriteStatements {
  let insertResource: WriteStatement
  let keepVersion: WriteStatement
  let updateResource: WriteStatement
  let insertIdentifier: WriteStatement
  let deleteIdentifier: WriteStatement
  let insertTag: WriteStatement
  let deleteTag: WriteStatement
  let insertLink: WriteStatement
  let deleteLink: WriteStatement

  init(_ db: Database) throws {
    insertResource = try WriteStatement(
      """
      INSERT INTO resource(type, id, version, deleted, method, lastUpdated, json)
      VALUES (?, ?, ?, 0, ?, ?, ?) ON CONFLICT(type, id) DO NOTHING
      """, in: db)
    keepVersion = try WriteStatement(
      """
      INSERT INTO history(resource, version, deleted, method, lastUpdated, json)
      SELECT key, version, deleted, method, lastUpdated, json FROM resource WHERE key = ?
      """, in: db)
    updateResource = try WriteStatement(
      """
      UPDATE resource SET version = ?, deleted = ?, method = ?, lastUpdated = ?, json = ?
      WHERE key = ?
      """, in: db)
    insertIdentifier = try WriteStatement(
      "INSERT INTO identifier(value, type, system, resource) VALUES (?, ?, ?, ?)", in: db)
    deleteIdentifier = try WriteStatement(
      "DELETE FROM identifier WHERE value = ? AND type = ? AND system = ? AND resource = ?", in: db)
    insertTag = try WriteStatement(
      "INSERT INTO tag(value, type, system, resource) VALUES (?, ?, ?, ?)", in: db)
    deleteTag = try WriteStatement(
      "DELETE FROM tag WHERE value = ? AND type = ? AND system = ? AND resource = ?", in: db)
    insertLink = try WriteStatement(
      "INSERT INTO link(targetID, targetType, type, element, resource) VALUES (?, ?, ?, ?, ?)",
      in: db)
    deleteLink = try WriteStatement(
      """
      DELETE FROM link
      WHERE targetID = ? AND targetType = ? AND type = ? AND element = ? AND resource = ?
      """, in: db)
  }
}
