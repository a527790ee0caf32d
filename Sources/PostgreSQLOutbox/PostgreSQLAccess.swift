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
      // Each statement has to see what was committed before it, not before the transaction: the lock comes first.
      try execute(
        access == .reading
          ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
          : "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
      guard access != .reading else {
        transaction = nil
        return
      }
      let lockFunction =
        access == .alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared"
      transaction = try perform(
        "SELECT pg_current_xact_id()::text, \(lockFunction)(?1)", [SQLValue(lock)]
      ) { result throws(OutboxError) in PostgreSQLSession.text(result) }
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
