import GRDB

/// The tables of the sandbox's file.
///
/// - `resource` has one row per resource, with its newest version; `json` is null where that is a deletion.
/// - `history` has the older versions.
/// - `identifier`, `tag` and `link` are what a search looks at, for resources that are not deleted: a row per identifier, a
///   row per tag and a row per reference to a patient or subject. They are clustered by what is looked for and have no second index;
///   the rows of a resource are found again by reading its old JSON.
enum StoreSchema {
  static let sql = """
    CREATE TABLE IF NOT EXISTS resource(
      key INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      deleted INTEGER NOT NULL,
      method TEXT NOT NULL,
      lastUpdated INTEGER NOT NULL,
      json BLOB,
      UNIQUE(type, id)
    );
    CREATE INDEX IF NOT EXISTS deleted ON resource(type) WHERE deleted;
    CREATE TABLE IF NOT EXISTS history(
      resource INTEGER NOT NULL,
      version INTEGER NOT NULL,
      deleted INTEGER NOT NULL,
      method TEXT NOT NULL,
      lastUpdated INTEGER NOT NULL,
      json BLOB,
      UNIQUE(resource, version)
    );
    CREATE TABLE IF NOT EXISTS identifier(
      value TEXT NOT NULL,
      type TEXT NOT NULL,
      system TEXT NOT NULL,
      resource INTEGER NOT NULL,
      PRIMARY KEY(value, type, system, resource)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS tag(
      value TEXT NOT NULL,
      type TEXT NOT NULL,
      system TEXT NOT NULL,
      resource INTEGER NOT NULL,
      PRIMARY KEY(value, type, system, resource)
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS link(
      targetID TEXT NOT NULL,
      targetType TEXT NOT NULL,
      type TEXT NOT NULL,
      element TEXT NOT NULL,
      resource INTEGER NOT NULL,
      PRIMARY KEY(targetID, targetType, type, element, resource)
    ) WITHOUT ROWID;
    """
}
