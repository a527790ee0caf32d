#if PostgreSQL
  internal import FHIRDelivery

  /// How a transaction stands to those of other processes and hosts.
  ///
  /// All of them take one advisory lock of the outbox until they end, either shared or alone. What runs ``beside`` others
  /// touches only what it has claimed itself (rows that others have claimed are skipped), and what follows from a
  /// delivery for the next item of the same key and partition, which nobody else can have claimed. Everything that reads
  /// or changes more, above all the order in which items came, runs ``alone``: so two exports cannot give the same
  /// version to two items, and no item is queued behind one that settles at the same moment without being let go.
  enum PostgreSQLAccess: Sendable {
    /// One state of everything, without any lock.
    case reading
    /// A sender's turn.
    case beside
    /// The only one that changes anything.
    case alone
  }

  extension PostgreSQLSession {
    /// Begins a transaction; nothing is lost where this fails.
    func begin(_ access: PostgreSQLAccess, lock: Int64) throws(OutboxError) {
      guard access != .reading else {
        transaction = nil
        time = try milliseconds(
          after: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT \(Self.milliseconds)")
        return
      }
      // Each statement has to see what was committed before it, not before the transaction: the lock comes first.
      try execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
      let lockFunction =
        access == .alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared"
      (transaction, time) = try perform(
        "SELECT pg_current_xact_id()::text, \(Self.milliseconds), \(lockFunction)(?1)",
        [SQLValue(lock)]
      ) { result in (Self.text(result), Self.milliseconds(Self.text(result, column: 1))) }
    }

    /// The database's clock, as a text: a statement alone gives texts, a prepared one numbers.
    private static let milliseconds =
      "(extract(epoch FROM clock_timestamp()) * 1000)::bigint::text"

    private static func milliseconds(_ text: String?) -> UnixTime? {
      text.flatMap { Int64($0) }.map(UnixTime.init(milliseconds:))
    }

    /// Carries out statements of which the last one gives a time.
    private func milliseconds(after sql: String) throws(OutboxError) -> UnixTime? {
      try execute(sql) { result in Self.milliseconds(Self.text(result)) }
    }

    /// What became of a transaction: `committed`, `aborted` or `in progress`; nil where the server has forgotten it.
    func outcome(of transaction: String) throws(OutboxError) -> String? {
      try perform("SELECT pg_xact_status(?1::text::xid8)", [.text(transaction)]) { result in
        PostgreSQLSession.text(result)
      }
    }

    /// Ends the transaction, so that it is kept.
    func commit() throws(OutboxError) {
      do {
        try execute("COMMIT")
      } catch {
        throw isUsable ? error : OutboxError(lostConnectionTo: name, isKept: nil)
      }
    }

    /// Ends the transaction, so that nothing of it is kept.
    func rollback() { try? execute("ROLLBACK") }
  }
#endif
