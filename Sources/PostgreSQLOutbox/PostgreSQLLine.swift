#if PostgreSQL
  internal import FHIRDelivery
  internal import Glibc

  /// The way to a database: one session at a time, which is made anew where it was lost.
  struct PostgreSQLLine: ~Copyable {
    private let address: PostgreSQLAddress
    private let lock: Int64
    private var session: PostgreSQLSession?

    /// The same transaction is tried this often where the server chose it to give way to another.
    private static let maximumTries = 10

    init(_ address: PostgreSQLAddress) {
      self.address = address
      // FNV-1a of the schema: outboxes side by side in one database do not wait for each other.
      lock = Int64(
        bitPattern: "outbox \(address.schema)".utf8.reduce(0xcbf2_9ce4_8422_2325) {
          ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        })
    }

    /// Carries out a transaction, once, whatever happens on the way.
    ///
    /// It begins again where nothing of it was kept: because another one had to go first, because it turned out that it
    /// must run alone, or, one time, because the connection broke.
    mutating func perform<Value>(
      _ wanted: PostgreSQLAccess, _ body: (PostgreSQLConnection) throws(OutboxError) -> Value
    ) throws(OutboxError) -> Value {
      var access = wanted
      var tries = 0
      var hasBroken = false
      while true {
        tries += 1
        let session = try begin(access)
        let connection = PostgreSQLConnection(session, isAlone: access != .beside)
        let failure: OutboxError
        switch Result(catching: { () throws(OutboxError) in try body(connection) }) {
        case .failure(let error): failure = error
        case .success(let value):
          do {
            try session.commit()
            return value
          } catch {
            failure = error
          }
          if !session.isUsable, try hasCommitted(session.transaction) { return value }
        }
        let hasLostToOther = session.hasLostToOther
        guard session.isUsable else {
          guard !hasBroken else { throw failure }
          hasBroken = true
          continue
        }
        session.rollback()
        if connection.needsAlone {
          access = .alone
        } else if !hasLostToOther || tries >= Self.maximumTries {
          throw failure
        }
      }
    }

    /// Begins a transaction; a connection that was lost since the last one is made anew, once.
    private mutating func begin(
      _ access: PostgreSQLAccess
    ) throws(OutboxError) -> PostgreSQLSession {
      if let session, session.isUsable {
        do {
          try session.begin(access, lock: lock)
          return session
        } catch {
          guard !session.isUsable else {
            session.rollback()
            throw error
          }
        }
      }
      session = nil
      let session = try PostgreSQLSession(address)
      try session.begin(access, lock: lock)
      self.session = session
      return session
    }

    /// Whether a commit counts whose answer did not come: the server remembers each transaction by its number.
    private mutating func hasCommitted(_ transaction: String?) throws(OutboxError) -> Bool {
      // Without a number it has changed nothing.
      guard let transaction else { return false }
      let unknown = OutboxError(lostConnectionTo: address.name, isKept: nil)
      session = try? PostgreSQLSession(address)
      guard let session else { throw unknown }
      for _ in 0..<50 {
        switch try? session.outcome(of: transaction) {
        case "committed": return true
        case "aborted": return false
        case "in progress": usleep(100_000)
        default: throw unknown
        }
      }
      throw unknown
    }
  }
#endif
