internal import Foundation
internal import GRDB

/// SQLite, as the outbox's statements reach it.
struct SQLiteConnection: OutboxConnection {
  let db: Database
  let name: String

  /// SQLite has one writer at a time; nothing needs to be locked.
  var claimClause: String { "" }

  func rows<Value>(
    _ sql: String, _ values: [SQLValue], _ read: (SQLRow) throws(OutboxError) -> Value
  ) throws(OutboxError) -> [Value] {
    do {
      let statement = try db.cachedStatement(sql: sql)
      let rows = try Row.fetchCursor(statement, arguments: arguments(values))
      var result: [Value] = []
      while let row = try rows.next() { result.append(try read(SQLRow(row))) }
      return result
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  func run(_ sql: String, _ values: [SQLValue]) throws(OutboxError) -> Int {
    do {
      try db.cachedStatement(sql: sql).execute(arguments: arguments(values))
      return db.changesCount
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  private func arguments(_ values: [SQLValue]) -> StatementArguments {
    // Made of values of no known type, it would ask each of them for its own by a key path.
    StatementArguments(
      values.map { value -> (any DatabaseValueConvertible)? in value.databaseValue })
  }
}

extension SQLValue {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let value): value.databaseValue
    case .text(let value): value.databaseValue
    case .blob(let value): Data(value).databaseValue
    }
  }
}

extension SQLRow {
  fileprivate init(_ row: Row) {
    self.init(
      // By index: going through the row's collection would make a string of each column's name.
      (0..<row.count).map { column in
        let value: DatabaseValue = row[column]
        return switch value.storage {
        case .null: .null
        case .int64(let integer): .integer(integer)
        case .string(let text): .text(text)
        case .blob(let data): .blob(Array(data))
        // No column of the outbox holds one; whoever reads it finds that it is not what it should be.
        case .double: .null
        }
      })
  }
}
