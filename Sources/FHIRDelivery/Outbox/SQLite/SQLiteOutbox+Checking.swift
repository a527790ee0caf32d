internal import Crypto
internal import GRDB

/// What a look at all of an outbox has found.
public struct OutboxCheck: Sendable, Hashable {
  /// How many bodies were read.
  public var bodyCount = 0
  /// Items whose body is not what was queued; they will not be sent.
  public var damagedItems: [Int64] = []
  /// What is wrong with the file's structure, or between its tables; empty where it is whole.
  public var fileFaults: [String] = []

  /// Whether all is as it was written.
  public var isSound: Bool { damagedItems.isEmpty && fileFaults.isEmpty }
}

extension SQLiteOutbox {
  /// Looks at the whole file: its structure, the checksum of each body, and whether the tables agree.
  public func check() async throws(OutboxError) -> OutboxCheck {
    let name = name
    let result: Result<OutboxCheck, OutboxError> = await withCheckedContinuation { continuation in
      pool.asyncRead { opened in
        continuation.resume(
          returning: Result { () throws(OutboxError) in
            do {
              return try Self.check(try opened.get())
            } catch {
              throw OutboxError(sqlite: error, name: name)
            }
          })
      }
    }
    return try result.get()
  }

  private static func check(_ db: Database) throws -> OutboxCheck {
    var check = OutboxCheck()
    check.fileFaults = try String.fetchAll(db, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
    // A file whose pages do not hang together may end the reading of any row.
    guard check.fileFaults.isEmpty else { return check }
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT i.id, i.body_digest, b.bytes FROM item i LEFT JOIN body b ON b.item = i.id
        ORDER BY i.id
        """)
    while let row = try rows.next() {
      let id: Int64 = row[0]
      check.bodyCount += 1
      let isSound = try row.withUnsafeData(atIndex: 1) { digest in
        try row.withUnsafeData(atIndex: 2) { body in
          guard let digest, let body else { return false }
          return SHA256.hash(data: body).elementsEqual(digest)
        }
      }
      if !isSound { check.damagedItems.append(id) }
    }
    for (fault, sql) in contradictions where try Row.fetchOne(db, sql: sql) != nil {
      check.fileFaults.append(fault)
    }
    return check
  }

  /// What is kept beside the items so that it need not be worked out, against the items themselves.
  private static let contradictions: [(fault: String, sql: String)] = [
    ("rows belong to items that are not there", "PRAGMA foreign_key_check"),
    (
      "the counts of the states are not those of the items",
      """
      SELECT 1 FROM tally WHERE items <> (SELECT COUNT(*) FROM item WHERE state = tally.state)
        OR bytes <> (SELECT COALESCE(SUM(body_length), 0) FROM item WHERE state = tally.state)
      LIMIT 1
      """
    ),
    (
      "what holds an item is not what is recorded of it",
      """
      SELECT 1 FROM item WHERE (holds IS NULL) <> (settled_at IS NOT NULL)
        OR (holds & 7) <> \(OutboxHold.relations) OR (holds & 16 = 0) <> (holder IS NULL)
      LIMIT 1
      """
    ),
  ]
}
