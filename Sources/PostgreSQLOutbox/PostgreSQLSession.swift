#if PostgreSQL
  internal import CPostgreSQL
  internal import FHIRDelivery
  internal import Glibc

  /// One connection to the server and the statements that it has prepared; used by one thread at a time.
  final class PostgreSQLSession {
    let name: String
    private let handle: OpaquePointer
    private var statements: [String: String] = [:]
    /// The number by which the server knows the transaction; nil where it only reads.
    var transaction: String?
    /// When the transaction began, by the database's clock.
    var time: UnixTime?
    /// What the last error was, as the server calls it; empty where the last statement had none.
    private var lastState = ""

    /// Connects, and sets what durability and order need, whatever the server's or the user's defaults are.
    init(_ address: PostgreSQLAddress) throws(OutboxError) {
      name = address.name
      guard let handle = Self.connect(to: address) else {
        throw OutboxError(noConnectionTo: address.name, words: "no memory.", needsPassword: false)
      }
      self.handle = handle
      guard isUsable else {
        throw OutboxError(
          noConnectionTo: address.name, words: Self.words(of: handle),
          needsPassword: PQconnectionNeedsPassword(handle) == 1)
      }
      guard PQserverVersion(handle) >= 130_000 else {
        throw OutboxError(.cannotOpen, "\(address.name) is older than PostgreSQL 13.")
      }
      for (setting, value) in Self.settings + [("search_path", address.schema)] {
        try perform("SELECT set_config(?1, ?2, false)", [.text(setting), .text(value)]) { _ in }
      }
      // What was reported must be on the disk; stronger settings than `on` are the server's own affair.
      try perform(
        """
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') = 'off'
        """, []
      ) { _ in }
    }

    deinit { PQfinish(handle) }

    /// Whether the connection can still be used.
    ///
    /// libpq may have read the server's farewell (57P01 and its like) and not yet the end of the connection.
    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK && !lastState.hasPrefix("57P") }

    /// Whether the last statement failed because the server let another transaction go first.
    var hasLostToOther: Bool { lastState == "40001" || lastState == "40P01" }

    /// Carries out statements without parameters and without rows.
    func execute(_ sql: String) throws(OutboxError) { try execute(sql) { _ in } }

    /// Carries out statements without parameters; the body reads the rows of the last one.
    func execute<Value>(
      _ sql: String, _ read: (OpaquePointer) throws(OutboxError) -> Value
    ) throws(OutboxError) -> Value {
      let result = PQexec(handle, sql)
      defer { PQclear(result) }
      return try read(try check(result))
    }

    /// Carries out a statement with its parameters beside it; the body reads its rows.
    func perform<Value>(
      _ sql: String, _ values: [SQLValue], _ read: (OpaquePointer) throws(OutboxError) -> Value
    ) throws(OutboxError) -> Value {
      let statement = try prepared(sql)
      let parameters = PostgreSQLParameters(values)
      let result = parameters.withPointers { pointers, lengths, formats in
        PQexecPrepared(
          handle, statement, Int32(clamping: values.count), pointers, lengths, formats, 1)
      }
      defer { PQclear(result) }
      return try read(try check(result))
    }

    /// Prepared once per connection: the server reads and plans each statement's text only the first time.
    private func prepared(_ sql: String) throws(OutboxError) -> String {
      if let statement = statements[sql] { return statement }
      let statement = "s\(statements.count)"
      let result = PQprepare(handle, statement, sql.replacing("?", with: "$"), 0, nil)
      defer { PQclear(result) }
      try check(result)
      statements[sql] = statement
      return statement
    }

    /// The text in a column of the first row.
    static func text(_ result: OpaquePointer, column: Int32 = 0) -> String? {
      guard PQntuples(result) > 0, PQgetisnull(result, 0, column) == 0 else { return nil }
      return PQgetvalue(result, 0, column).map { String(cString: $0) }
    }

    @discardableResult
    private func check(_ result: OpaquePointer?) throws(OutboxError) -> OpaquePointer {
      lastState = ""
      guard let result else { throw OutboxError(lostConnectionTo: name, isKept: false) }
      switch PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return result
      default:
        // 'C' is PG_DIAG_SQLSTATE, a macro that Swift does not see.
        lastState = PQresultErrorField(result, 0x43).map { String(cString: $0) } ?? ""
        guard isUsable else { throw OutboxError(lostConnectionTo: name, isKept: false) }
        throw OutboxError(sqlState: lastState, name: name)
      }
    }

    /// The statements find each row by an index; one that is planned while a table is new and empty must not go on reading
    /// all of it when it has grown.
    private static let settings = [
      ("enable_seqscan", "off"), ("jit", "off"), ("lock_timeout", "60s"),
      ("idle_in_transaction_session_timeout", "60s"), ("client_min_messages", "error"),
    ]

    private static func connect(to address: PostgreSQLAddress) -> OpaquePointer? {
      var parameters = [
        ("application_name", "outbox"), ("connect_timeout", "10"), ("keepalives_idle", "30"),
        ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "60000"),
      ]
      if address.isRemote, getenv("PGSSLMODE") == nil { parameters.append(("sslmode", "require")) }
      // What comes later counts, so the address may ask for something else; not for another encoding.
      parameters += [("dbname", address.text), ("client_encoding", "UTF8")]
      let strings = parameters.map { (strdup($0.0), strdup($0.1)) }
      defer {
        for (keyword, value) in strings {
          free(keyword)
          free(value)
        }
      }
      let keywords = strings.map { UnsafePointer($0.0) } + [nil]
      let values = strings.map { UnsafePointer($0.1) } + [nil]
      return PQconnectdbParams(keywords, values, 1)
    }

    private static func words(of handle: OpaquePointer) -> String {
      let words = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
      return words.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }
#endif
