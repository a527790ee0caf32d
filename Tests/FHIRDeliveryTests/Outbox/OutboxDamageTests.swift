import Foundation
import GRDB
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite(
  "Full disks and damaged files lose nothing that was reported, and send nothing that is wrong",
  .takingTurns)
struct OutboxDamageTests {
  private let now = UnixTime(milliseconds: 0)
  private let me = SenderIdentity(host: "here", process: 1, run: "one")

  private func entry(_ key: String, size: Int = 20_000) -> OutboxEntry {
    OutboxEntry(
      key: key, body: Array(repeating: UInt8(ascii: "x"), count: size), contentDigest: [1])
  }

  private func claim(_ outbox: SQLiteOutbox) async throws -> [OutboxItem] {
    try await outbox.exchange(
      [], claiming: 10, maximumBytes: .max, under: SendingPolicy(), by: me, at: now
    ).items
  }

  @Test("a full disk is said so, keeps nothing of the step, and everything before it")
  func full() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    _ = try await outbox.add([entry("a")], resending: false, at: now)
    try await outbox.pool.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 8)")
    }
    let error = await #expect(throws: OutboxError.self) {
      _ = try await outbox.add([entry("b"), entry("c", size: 100_000)], resending: false, at: now)
    }
    #expect(error?.code == .full)
    #expect(try await outbox.items(OutboxSelection()).map(\.key) == ["a"])
    #expect(try await outbox.status(at: now).counts == [.pending: 1])
    try await outbox.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    _ = try await outbox.add([entry("b")], resending: false, at: now)
    #expect(try await outbox.check().isSound)
    try outbox.close()
  }

  @Test("a body that is not what was queued is never sent: its item is dead")
  func wrongBody() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    _ = try await outbox.add([entry("a"), entry("b"), entry("c")], resending: false, at: now)
    try await outbox.pool.write { db in
      try db.execute(
        sql: "UPDATE body SET bytes = CAST(REPLACE(bytes, 'x', 'y') AS BLOB) WHERE item = 1")
      try db.execute(sql: "DELETE FROM body WHERE item = 2")
    }
    #expect(try await outbox.check().damagedItems == [1, 2])
    #expect(try await claim(outbox).map(\.key) == ["c"])
    let dead = try await outbox.items(OutboxSelection(states: [.dead]))
    #expect(dead.map(\.key) == ["a", "b"])
    #expect(dead.allSatisfy { $0.reason?.code == "checksum" && $0.attempts == 0 })
    #expect(try await outbox.status(at: now).counts == [.dead: 2, .leased: 1])
    try outbox.close()
  }

  @Test(
    "what is done of an item and cannot be read is damage, for passed over it would go twice",
    arguments: ["x", "0,x", "0,,1", "1=", "=400", "1=400=2", "1.5"])
  func unreadableProgress(text: String) async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    _ = try await outbox.add([entry("a")], resending: false, at: now)
    try await outbox.pool.write { db in
      try db.execute(sql: "UPDATE item SET done_entries = ?", arguments: [text])
    }
    let error = await #expect(throws: OutboxError.self) { _ = try await claim(outbox) }
    #expect(error?.code == .corrupt)
    try outbox.close()
  }

  @Test("bytes that have changed in the file are found")
  func changedBytes() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    _ = try await outbox.add([entry("a"), entry("b")], resending: false, at: now)
    try outbox.close()
    var bytes = try #require(FileManager.default.contents(atPath: folder.file))
    let place = try #require(bytes.lastRange(of: Data(repeating: UInt8(ascii: "x"), count: 2000)))
    bytes[place.lowerBound + 900] = UInt8(ascii: "z")
    try bytes.write(to: URL(fileURLWithPath: folder.file))
    chmod(folder.file, 0o600)
    let again = try folder.open()
    let check = try await again.check()
    #expect(check.damagedItems.count == 1 && check.fileFaults.isEmpty)
    #expect(try await claim(again).count == 1)
    try again.close()
  }

  @Test("a file whose pages are broken is said to be damaged", arguments: [1, 2, 3])
  func brokenPages(seed: Int) async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    for number in 0..<50 {
      _ = try await outbox.add([entry("\(number)", size: 100)], resending: false, at: now)
    }
    try outbox.close()
    var bytes = try #require(FileManager.default.contents(atPath: folder.file))
    let page = 4096
    for start in stride(from: page * (1 + seed), to: bytes.count - page, by: page * 3) {
      bytes.replaceSubrange(start..<start + 512, with: Data(repeating: 0xEE, count: 512))
    }
    try bytes.write(to: URL(fileURLWithPath: folder.file))
    chmod(folder.file, 0o600)
    do {
      let again = try folder.open()
      let check = try await again.check()
      #expect(!check.isSound)
      _ = try? await claim(again)
      try again.close()
    } catch let error as OutboxError {
      #expect(error.code == .corrupt)
    }
  }

  @Test("a file that was cut off is damaged or no outbox", arguments: [1, 99, 511, 4096, 20_000])
  func cutOff(length: Int) async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    _ = try await outbox.add([entry("a"), entry("b")], resending: false, at: now)
    try outbox.close()
    #expect(truncate(folder.file, length) == 0)
    do {
      let again = try folder.open()
      let check = try await again.check()
      #expect(!check.isSound)
      try again.close()
    } catch let error as OutboxError {
      #expect([.corrupt, .notAnOutbox].contains(error.code))
    }
  }

  @Test("a purge makes the file smaller, and leaves nothing of what it removed")
  func purge() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let marker = "somebody's name"
    for number in 0..<50 {
      let body = Array((marker + String(repeating: ".", count: 20_000)).utf8)
      _ = try await outbox.add(
        [OutboxEntry(key: "\(number)", body: body, contentDigest: [1])], resending: false, at: now)
    }
    _ = try await outbox.set(.dropped, OutboxSelection(), reason: nil, at: now)
    let removed = try await outbox.purge(
      settledBefore: UnixTime(milliseconds: 1), includingLast: true)
    #expect(removed == 50)
    for suffix in ["", "-wal"] {
      let bytes = FileManager.default.contents(atPath: folder.file + suffix) ?? Data()
      #expect(bytes.range(of: Data(marker.utf8)) == nil)
      #expect(bytes.count < 200_000)
    }
    #expect(try await outbox.check().isSound)
    try outbox.close()
  }

  @Test("a purge beside a reader says that something stays behind, and the next one removes it")
  func purgeBesideReader() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let marker = Data("somebody's name".utf8)
    _ = try await outbox.add(
      [OutboxEntry(key: "a", body: Array(marker), contentDigest: [1])], resending: false, at: now)
    _ = try await outbox.set(.dropped, OutboxSelection(), reason: nil, at: now)
    // Whoever waits for a reader waits half a minute.
    try await outbox.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA busy_timeout = 0")
    }
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let reader = try DatabaseQueue(path: folder.file, configuration: configuration)
    try await reader.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN")
      _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM item")
    }
    let later = UnixTime(milliseconds: 1)
    let error = await #expect(throws: OutboxError.self) {
      _ = try await outbox.purge(settledBefore: later, includingLast: true)
    }
    #expect(error?.code == .inUse)
    #expect(error?.message.hasPrefix("1 removed, but") == true)
    #expect(try await outbox.items(OutboxSelection()).isEmpty)
    try await reader.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
    try reader.close()
    #expect(try await outbox.purge(settledBefore: later, includingLast: true) == 0)
    for suffix in ["", "-wal"] {
      let bytes = FileManager.default.contents(atPath: folder.file + suffix) ?? Data()
      #expect(bytes.range(of: marker) == nil)
    }
    try outbox.close()
  }
}
