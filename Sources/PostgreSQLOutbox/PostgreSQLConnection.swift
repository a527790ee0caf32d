#if PostgreSQL
  internal import CPostgreSQL
  internal import FHIRDelivery

  /// PostgreSQL, as the outbox's statements reach it.
  final class PostgreSQLConnection: OutboxConnection {
    private let session: PostgreSQLSession
    private let isAlone: Bool
    /// Whether it was found on the way that this has to be done alone.
    private(set) var needsAlone = false

    init(_ session: PostgreSQLSession, isAlone: Bool) {
      self.session = session
      self.isAlone = isAlone
    }

    /// How the database's clock stands to a time of this host.
    func clockShift(at now: UnixTime) -> ClockShift {
      session.time.map { ClockShift(database: $0, host: now) } ?? .none
    }

    /// What another sender is claiming is left out.
    var claimClause: String { "FOR UPDATE SKIP LOCKED" }

    func beAlone() throws(OutboxError) {
      guard !isAlone else { return }
      needsAlone = true
      throw OutboxError(.inUse, "Other processes are writing to \(session.name).")
    }

    /// Carries out statements without parameters and without rows.
    func execute(_ sql: String) throws(OutboxError) { try session.execute(sql) }

    func rows<Value>(
      _ sql: String, _ values: [SQLValue], _ read: (SQLRow) throws(OutboxError) -> Value
    ) throws(OutboxError) -> [Value] {
      try session.perform(sql, values) { result throws(OutboxError) in
        var rows: [Value] = []
        for row in 0..<max(0, PQntuples(result)) { rows.append(try read(SQLRow(result, row))) }
        return rows
      }
    }

    @discardableResult
    func run(_ sql: String, _ values: [SQLValue]) throws(OutboxError) -> Int {
      try session.perform(sql, values) { result in
        PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
      }
    }
  }

  extension SQLRow {
    /// Reads a row in the binary form: numbers with their first byte first, texts and bytes as they are.
    fileprivate init(_ result: OpaquePointer, _ row: Int32) {
      self.init(
        (0..<max(0, PQnfields(result))).map { column in
          guard PQgetisnull(result, row, column) == 0 else { return .null }
          let value = UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
          switch PQftype(result, column) {
          case 17: return .blob(Array(value))
          case 20, 21, 23:
            // The first byte carries the sign, however many follow.
            let first = value.first.map { Int64(Int8(bitPattern: $0)) } ?? 0
            return .integer(value.dropFirst().reduce(first) { $0 << 8 | Int64($1) })
          default: return .text(String(decoding: value, as: UTF8.self))
          }
        })
    }
  }
#endif
