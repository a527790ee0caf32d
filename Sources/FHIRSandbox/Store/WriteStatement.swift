import GRDB
import GRDBSQLite

/// A prepared statement that changes rows, with values bound straight to SQLite.
///
/// A transaction runs some two hundred of these, and `StatementArguments`, which boxes every value, would be a third of
/// their cost. GRDB owns the connection and finalises the statement.
struct WriteStatement {
  private let statement: Statement

  init(_ sql: String, in db: Database) throws {
    statement = try db.cachedStatement(sql: sql)
  }

  /// Binds the values in their order and runs the statement to its end.
  func run<each Value: WriteValue>(_ values: repeat each Value) throws {
    let handle = statement.sqliteStatement
    var index: CInt = 0
    for value in repeat each values {
      index += 1
      value.bind(to: handle, at: index)
    }
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: statement.sql)
    }
  }
}

/// What a `WriteStatement` takes.
protocol WriteValue {
  /// Binds the value; SQLite makes a copy of what is not a number.
  func bind(to statement: SQLiteStatement, at index: CInt)
}

extension Int64: WriteValue {
  func bind(to statement: SQLiteStatement, at index: CInt) {
    sqlite3_bind_int64(statement, index, self)
  }
}

extension String: WriteValue {
  func bind(to statement: SQLiteStatement, at index: CInt) {
    var text = self
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(statement, index, $0.baseAddress, CInt($0.count), sqliteTransient)
      }
    }
  }
}

extension [UInt8]: WriteValue {
  func bind(to statement: SQLiteStatement, at index: CInt) {
    withUnsafeBytes {
      _ = sqlite3_bind_blob(statement, index, $0.baseAddress, CInt($0.count), sqliteTransient)
    }
  }
}

extension [UInt8]?: WriteValue {
  func bind(to statement: SQLiteStatement, at index: CInt) {
    if let self {
      self.bind(to: statement, at: index)
    } else {
      sqlite3_bind_null(statement, index)
    }
  }
}

/// SQLITE_TRANSIENT: a C macro with a cast that Swift does not import.
private let sqliteTransient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
