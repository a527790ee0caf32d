import Foundation
import GRDB
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("What an outbox has reported is on the disk", .takingTurns)
struct OutboxDurabilityTests {
  private func synchronous(_ outbox: SQLiteOutbox) throws -> Int? {
    try outbox.pool.writeWithoutTransaction { db in
      try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
  }

  @Test("the log is written through at every commit: synchronous is FULL")
  func full() throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    #expect(try synchronous(outbox) == 2)
    #expect(
      try outbox.pool.read { db in try String.fetchOne(db, sql: "PRAGMA journal_mode") } == "wal")
    try outbox.close()
  }

  @Test("GRDB sets NORMAL when it opens a pool, which is why it is set afterwards")
  func normalByDefault() throws {
    let folder = try OutboxFolder()
    let pool = try DatabasePool(path: folder.file)
    let level = try pool.writeWithoutTransaction { db in
      try Int.fetchOne(db, sql: "PRAGMA synchronous")
    }
    #expect(level == 1)
    try pool.close()
  }

  @Test("it stays FULL through every way of reaching the writer")
  func staysFull() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let pool = outbox.pool
    try await pool.write { db in try db.execute(sql: "UPDATE tally SET items = items") }
    #expect(try synchronous(outbox) == 2)
    try await pool.barrierWriteWithoutTransaction { db in _ = try Int.fetchOne(db, sql: "SELECT 1")
    }
    #expect(try synchronous(outbox) == 2)
    try await pool.read { db in _ = try Int.fetchOne(db, sql: "SELECT 1") }
    pool.releaseMemory()
    #expect(try synchronous(outbox) == 2)
    _ = try await outbox.add(
      [OutboxEntry(key: "a", body: [1], contentDigest: [1])], resending: false,
      at: UnixTime(milliseconds: 0))
    _ = try await outbox.purge(settledBefore: UnixTime(milliseconds: 1), includingLast: true)
    #expect(try synchronous(outbox) == 2)
    // Another connection of this process, or another process, does not change it either: it is each connection's own.
    let other = try folder.open()
    #expect(try synchronous(other) == 2)
    #expect(try synchronous(outbox) == 2)
    try other.close()
    try outbox.close()
  }

  @Test("foreign keys hold, and what is removed is overwritten")
  func settings() throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let names = ["foreign_keys", "secure_delete", "auto_vacuum", "busy_timeout"]
    let values = try outbox.pool.writeWithoutTransaction { db in
      try names.map { name in try Int.fetchOne(db, sql: "PRAGMA \(name)") }
    }
    #expect(values == [1, 1, 2, 30_000])
    try outbox.close()
  }

  @Test("the state is what a process that was killed had committed")
  func copiedInMidFlight() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let now = UnixTime(milliseconds: 0)
    let me = SenderIdentity(host: "here", process: 1, run: "one")
    _ = try await outbox.add(
      ["a", "b", "c"].map { OutboxEntry(key: $0, body: Array($0.utf8), contentDigest: [1]) },
      resending: false, at: now)
    let items = try await outbox.exchange(
      [], claiming: 2, maximumBytes: .max, under: SendingPolicy(), by: me, at: now
    ).items
    _ = try await outbox.exchange(
      [.begin(items[0].id)], claiming: 0, maximumBytes: 0, under: SendingPolicy(), by: me, at: now)
    // What the disk holds while the file is open is what a killed process leaves.
    let left = try OutboxFolder()
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: folder.file + suffix, toPath: left.file + suffix)
    }
    let again = try left.open()
    #expect(try await again.recover(at: now) { $0 == me } == 2)
    let states = try await again.items(OutboxSelection()).map(\.state)
    #expect(states == [.unknown, .pending, .pending])
    #expect(try await again.check().isSound)
    try again.close()
    try outbox.close()
  }
}
