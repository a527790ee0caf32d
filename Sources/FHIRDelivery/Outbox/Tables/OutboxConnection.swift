/// A connection inside a transaction, on any database that holds the outbox's tables.
///
/// The protocol of the outbox is written once, in SQL that SQLite and PostgreSQL read alike; only how statements reach
/// the database differs. Parameters are `?1`, `?2`, and never part of the text.
package protocol OutboxConnection {
  /// What is added to the selection of rows that will be claimed.
  var claimClause: String { get }

  /// Asks that no other transaction runs beside this one, before a change that could cross with those of others.
  ///
  /// Where others may run, it throws, and the whole transaction is carried out again, alone.
  func beAlone() throws(OutboxError)

  /// Reads the body of an item; nil where there is none.
  func body(of id: Int64) throws(OutboxError) -> [UInt8]?

  /// Reads the rows that a statement gives.
  func rows<Value>(
    _ sql: String, _ values: [SQLValue], _ read: (SQLRow) throws(OutboxError) -> Value
  ) throws(OutboxError) -> [Value]

  /// Carries out a statement, and says how many rows it has changed.
  @discardableResult
  func run(_ sql: String, _ values: [SQLValue]) throws(OutboxError) -> Int
}

extension OutboxConnection {
  /// A database with one writer at a time has nothing beside a transaction that writes.
  package func beAlone() throws(OutboxError) {}

  package func body(of id: Int64) throws(OutboxError) -> [UInt8]? {
    try first("SELECT bytes FROM body WHERE item = ?1", [SQLValue(id)]) {
      row throws(OutboxError) in try row.blob(0)
    }
  }

  package func first<Value>(
    _ sql: String, _ values: [SQLValue] = [], _ read: (SQLRow) throws(OutboxError) -> Value
  ) throws(OutboxError) -> Value? {
    try rows(sql, values, read).first
  }

  package func exists(_ sql: String, _ values: [SQLValue] = []) throws(OutboxError) -> Bool {
    try first(sql, values) { _ in true } ?? false
  }
}
