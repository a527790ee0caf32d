internal import GRDB
internal import GRDBSQLite

/// SQLite, as the outbox's statements reach it.
///
/// GRDB prepares and keeps the statements. They are carried out by SQLite's own calls, for a delivery takes a dozen of them:
/// values go in and come out once, without a box for each and, what counts for a body, without a copy on the way.
struct SQLiteConnection: OutboxConnection {
  let db: Database
  let name: String
  private let bodies = SQLiteBodies()

  init(db: Database, name: String) {
    self.db = db
    self.name = name
  }

  /// SQLite has one writer at a time; nothing needs to be locked.
  var claimClause: String { "" }

  func rows<Value>(
    _ sql: String, _ values: [SQLValue], _ read: (SQLRow) throws(OutboxError) -> Value
  ) throws(OutboxError) -> [Value] {
    let statement = try prepared(sql)
    defer { statement.end() }
    try statement.bind(values, in: self)
    var result: [Value] = []
    while try statement.step(in: self) { result.append(try read(statement.row)) }
    return result
  }

  func run(_ sql: String, _ values: [SQLValue]) throws(OutboxError) -> Int {
    let statement = try prepared(sql)
    defer { statement.end() }
    try statement.bind(values, in: self)
    while try statement.step(in: self) {}
    return db.changesCount
  }

  func body(of id: Int64) throws(OutboxError) -> [UInt8]? {
    guard let connection = db.sqliteConnection else { throw failure(SQLITE_MISUSE) }
    var code = SQLITE_OK
    let body = bodies.read(id, of: connection, failure: &code)
    guard code == SQLITE_OK else { throw failure(code) }
    return body
  }

  private func prepared(_ sql: String) throws(OutboxError) -> BoundStatement {
    do {
      return BoundStatement(try db.cachedStatement(sql: sql))
    } catch {
      throw OutboxError(sqlite: error, name: name)
    }
  }

  fileprivate func failure(_ code: Int32) -> OutboxError {
    let message = db.sqliteConnection.flatMap(sqlite3_errmsg).map { String(cString: $0) }
    return OutboxError(
      sqlite: DatabaseError(resultCode: ResultCode(rawValue: code), message: message), name: name)
  }
}

/// A statement while it is carried out.
private struct BoundStatement {
  /// Keeps the handle alive.
  private let statement: Statement
  private var handle: SQLiteStatement { statement.sqliteStatement }

  init(_ statement: Statement) { self.statement = statement }

  func bind(_ values: [SQLValue], in connection: SQLiteConnection) throws(OutboxError) {
    var place: Int32 = 0
    for value in values {
      place += 1
      let code = Self.bind(value, at: place, of: handle)
      guard code == SQLITE_OK else { throw connection.failure(code) }
    }
  }

  /// Goes on to the next row; false where there is none.
  func step(in connection: SQLiteConnection) throws(OutboxError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.failure(code)
    }
  }

  /// Makes it ready for the next time, whatever came of this one.
  func end() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  var row: SQLRow {
    SQLRow((0..<sqlite3_column_count(handle)).map { Self.value(of: handle, at: $0) })
  }

  private static func bind(_ value: SQLValue, at place: Int32, of handle: SQLiteStatement) -> Int32
  {
    // SQLite takes a copy, since the value's own bytes may move when this returns.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, number)
    case .text(var text):
      return text.withUTF8 { utf8 in
        utf8.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text64(
            handle, place, $0.baseAddress, UInt64($0.count), copies, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes) where bytes.isEmpty: return sqlite3_bind_zeroblob(handle, place, 0)
    case .blob(let bytes):
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), copies)
      }
    }
  }

  private static func value(of handle: SQLiteStatement, at column: Int32) -> SQLValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_TEXT:
      let text = sqlite3_column_text(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return .text(String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      let bytes = sqlite3_column_blob(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return .blob([UInt8](UnsafeRawBufferPointer(start: bytes, count: count)))
    // No column of the outbox holds a number with a fraction; whoever reads it finds that it is not what it should be.
    default: return .null
    }
  }
}
