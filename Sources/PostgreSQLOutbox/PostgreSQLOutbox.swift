#if PostgreSQL
  internal import Dispatch
  public import FHIRDelivery
  internal import Synchronization

  /// An outbox in a PostgreSQL database, from which several hosts may send at once.
  ///
  /// It makes the same promises as the outbox in a file, across all hosts: an item is with one sender at a time, and the
  /// order of each key and each partition holds whoever sends. Who holds what, and until when, is kept in rows, so no
  /// transaction is open while a request is on its way. The tables lie in a schema of their own, `outbox` or what
  /// `schema=` of the address names.
  ///
  /// A password is best kept out of the address: libpq finds it in `PGPASSFILE`, `~/.pgpass` or `PGPASSWORD`. Towards
  /// another host the connection is encrypted unless `sslmode` or `PGSSLMODE` say otherwise; `sslmode=verify-full` makes
  /// sure who answers. A pooler in between must keep a session's connection (PgBouncer: `pool_mode = session`).
  public final class PostgreSQLOutbox: OutboxStore {
    /// libpq waits for its answers, which is no work for the tasks' own threads.
    private let queue = DispatchQueue(label: "outbox")
    private let line: Mutex<PostgreSQLLine>

    /// The address without user, password and parameters.
    public let name: String

    /// Whether times are written by the database's clock, and not as they come.
    private let goesByDatabase: Bool

    init(_ address: PostgreSQLAddress, goesByDatabase: Bool) {
      name = address.name
      line = Mutex(PostgreSQLLine(address))
      self.goesByDatabase = goesByDatabase
    }

    /// Carries something out in a transaction, which is committed when this returns.
    ///
    /// It does not end when the task is cancelled: the end of an attempt must be written all the more when the program is
    /// asked to end.
    func perform<Value: Sendable>(
      _ access: PostgreSQLAccess,
      _ body: @escaping @Sendable (PostgreSQLConnection) throws(OutboxError) -> Value
    ) async throws(OutboxError) -> Value {
      let result: Result<Value, OutboxError> = await withCheckedContinuation { continuation in
        queue.async {
          continuation.resume(
            returning: self.line.withLock { line in
              Result { () throws(OutboxError) in try line.perform(access, body) }
            })
        }
      }
      return try result.get()
    }

    /// Carries out what the tables mean, at a time of this host; without one, at the system's.
    func transact<Value: Sendable>(
      _ access: PostgreSQLAccess, at time: UnixTime? = nil,
      _ body:
        @escaping @Sendable (
          inout OutboxTransaction<PostgreSQLConnection>, ClockShift
        ) throws(OutboxError) -> Value
    ) async throws(OutboxError) -> Value {
      let goesByDatabase = goesByDatabase
      return try await perform(access) { connection throws(OutboxError) in
        let now = time ?? .now
        let shift = goesByDatabase ? connection.clockShift(at: now) : .none
        return try OutboxTransaction.run(connection, at: shift.database(now)) {
          outbox throws(OutboxError) in try body(&outbox, shift)
        }
      }
    }
  }
#endif
