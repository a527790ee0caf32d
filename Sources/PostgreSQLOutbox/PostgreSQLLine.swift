#if PostgreSQL
  internal import FHIRDelivery

  /// The way to a database: one session at a time, which is made anew where it was lost.
  struct PostgreSQLLine: ~Copyable {
    private let address: PostgreSQLAddress
    private let clock: @Sendable () -> UnixTime
    private let lock: Int64
    private var session: PostgreSQLSession?

    /// The same transaction is tried this often where the server chose it to give way to another.
    private static let maximumTries = 10

    init(_ address: PostgreSQLAddress, clock: @escaping @Sendable () -> UnixTime) {
      self.address = address
      self.clock = clock
      // FNV-1a of the schema: outboxes side by side in one database do not wait for each other.
      lock = Int64(
        bitPattern: "outbox \(address.schema)".utf8.reduce(0xcbf2_9ce4_8422_2325) {
          ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        })
    }

    /// Carries out a transaction: again where another one has to go first, alone where it turns out that it must.
    mutating func perform<Value>(
      _ wanted: PostgreSQLAccess, _ body: (PostgreSQLConnection) throws(OutboxError) -> Value
    ) throws(OutboxError) -> Value {
      var access = wanted
      var tries = 0
      while true {
        tries += 1
        let session = try begin(access)
        let connection = PostgreSQLConnection(session, isAlone: access != .beside)
        do {
          let value = try body(connection)
          try session.commit()
          return value
        } catch {
          let hasLost = session.hasLostToOther
          if session.isUsable { session.rollback() }
          if connection.needsAlone {
            access = .alone
          } else if !hasLost || tries >= Self.maximumTries {
            throw error
          }
        }
      }
    }

    /// Begins a transaction; a connection that was lost since the last one is made anew, once.
    private mutating func begin(
      _ access: PostgreSQLAccess
    ) throws(OutboxError) -> PostgreSQLSession {
      if let session {
        do {
          try session.begin(access, lock: lock)
          return session
        } catch {
          guard !session.isUsable else {
            session.rollback()
            throw error
          }
          self.session = nil
        }
      }
      let session = try PostgreSQLSession(address)
      try session.begin(access, lock: lock)
      self.session = session
      return session
    }
  }
#endif
