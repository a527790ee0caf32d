import Foundation
import GRDB
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("An outbox is opened only where it can be trusted", .takingTurns)
struct OutboxOpeningTests {
  private func code(
    _ work: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) -> OutboxError.Code? {
    let error = #expect(throws: OutboxError.self, sourceLocation: sourceLocation) { try work() }
    return error?.code
  }

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("only its owner can reach its files")
  func ownersAlone() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let lock = try SenderLock(path: folder.file)
    _ = try await outbox.add(
      [OutboxEntry(key: "a", body: [1], contentDigest: [1])], resending: false,
      at: UnixTime(milliseconds: 0))
    for suffix in ["", "-wal", "-shm", ".lock"] {
      #expect(try permissions(folder.file + suffix) == 0o600, "\(suffix)")
    }
    withExtendedLifetime(lock) {}
    try outbox.close()
  }

  @Test(
    "a file that others can reach is refused, with the command that helps",
    arguments: ["", "-wal", ".lock"])
  func readableByOthers(suffix: String) throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let path = folder.file + suffix
    if suffix == ".lock" { try Data().write(to: URL(fileURLWithPath: path)) }
    #expect(chmod(path, 0o640) == 0)
    let error = #expect(throws: OutboxError.self) { _ = try folder.open() }
    #expect(error?.code == .readableByOthers)
    #expect(error?.message.contains("chmod 600 '\(path)'") == true)
    try outbox.close()
  }

  @Test("what is no outbox is refused, and not touched")
  func noOutbox() throws {
    let folder = try OutboxFolder()
    let text = Data(String(repeating: "This is a letter.\n", count: 100).utf8)
    try text.write(to: URL(fileURLWithPath: folder.file))
    chmod(folder.file, 0o600)
    #expect(code { _ = try folder.open() } == .notAnOutbox)
    #expect(FileManager.default.contents(atPath: folder.file) == text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["queue.outbox"])
  }

  @Test("another program's database is refused, and not touched")
  func otherDatabase() throws {
    let folder = try OutboxFolder()
    let other = try DatabaseQueue(path: folder.file)
    try other.write { db in try db.execute(sql: "CREATE TABLE letter(text)") }
    try other.close()
    chmod(folder.file, 0o600)
    let before = FileManager.default.contents(atPath: folder.file)
    #expect(code { _ = try folder.open() } == .notAnOutbox)
    #expect(FileManager.default.contents(atPath: folder.file) == before)
  }

  @Test("an outbox of a later version is refused, and not touched")
  func laterVersion() throws {
    let folder = try OutboxFolder()
    try folder.open().close()
    let queue = try DatabaseQueue(path: folder.file)
    try queue.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    #expect(code { _ = try folder.open() } == .laterVersion)
    #expect(code { _ = try folder.open(mode: .reading) } == .laterVersion)
  }

  @Test("an outbox of an earlier make can be read where it has all columns, and changed always")
  func earlierMakes() async throws {
    for make in 1...SQLiteSchema.migrations.count {
      let folder = try OutboxFolder()
      let queue = try DatabaseQueue(path: folder.file)
      try await queue.writeWithoutTransaction { db in
        for migration in SQLiteSchema.migrations.prefix(make) { try db.execute(sql: migration) }
        try db.execute(
          sql: """
            PRAGMA application_id = \(SQLiteSchema.applicationID);
            PRAGMA user_version = \(make);
            """)
      }
      try queue.close()
      chmod(folder.file, 0o600)
      if make < SQLiteSchema.firstReadable {
        #expect(code { _ = try folder.open(mode: .reading) } == .cannotOpen)
      } else {
        let outbox = try folder.open(mode: .reading)
        #expect(try await outbox.status(at: UnixTime(milliseconds: 0)).counts.isEmpty)
        #expect(try await outbox.items(OutboxSelection(states: [.dead])).isEmpty)
        try outbox.close()
      }
      let outbox = try folder.open()
      #expect(try await outbox.check().isSound)
      try outbox.close()
    }
  }

  @Test(
    "an outbox of the first make becomes one of the last, and its bodies are checked all the same")
  func firstMake() async throws {
    let folder = try OutboxFolder()
    let queue = try DatabaseQueue(path: folder.file)
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: SQLiteSchema.migrations[0])
      for (key, body) in [("sound", Data([1, 2, 3])), ("damaged", Data([1, 2, 4]))] {
        try db.execute(
          sql: """
            INSERT INTO item(key, version, rank, body_length, body_digest, content_digest,
              done_entries, is_repeatable, state, is_uncertain, attempts, excused_attempts, due_at,
              queued_at, reason_needs_change, producer, holds)
            VALUES (?, 1, 1, 3, ?, x'00', '', 1, 'pending', 0, 0, 0, 0, 0, 0, 'test', 0)
            """,
          arguments: [
            key, Data(OutboxTransaction<FHIRDelivery.SQLiteConnection>.digest([1, 2, 3])),
          ])
        try db.execute(
          sql: "INSERT INTO body(item, bytes) VALUES (last_insert_rowid(), ?)", arguments: [body])
      }
      try db.execute(
        sql: """
          UPDATE tally SET items = 2, bytes = 6 WHERE state = 'pending';
          PRAGMA application_id = \(SQLiteSchema.applicationID);
          PRAGMA user_version = 1;
          """)
    }
    try queue.close()
    chmod(folder.file, 0o600)

    let now = UnixTime(milliseconds: 0)
    let outbox = try folder.open()
    let claim = try await outbox.exchange(
      [], claiming: 9, maximumBytes: .max, under: SendingPolicy(),
      by: SenderIdentity(host: "here", process: 1, run: "one"), at: now)
    #expect(claim.items.map(\.key) == ["sound"])
    #expect(claim.items.first?.body == [1, 2, 3] && claim.items.first?.outline == [])
    #expect(try await outbox.items(OutboxSelection(states: [.dead])).map(\.key) == ["damaged"])
    #expect(try await outbox.status(at: now).counts == [.leased: 1, .dead: 1])
    try outbox.close()
  }

  @Test("an outbox belongs to one server until it is told that the server has moved")
  func target() throws {
    let folder = try OutboxFolder()
    try folder.open(target: "https://one.example/fhir").close()
    let error = #expect(throws: OutboxError.self) {
      _ = try folder.open(target: "https://two.example/fhir")
    }
    #expect(error?.code == .otherTarget)
    #expect(error?.message.contains("https://one.example/fhir") == true)
    #expect(error?.message.contains("outbox retarget") == true)
    let outbox = try folder.open()
    #expect(try outbox.target() == "https://one.example/fhir")
    try outbox.retarget(to: "https://two.example/fhir")
    try outbox.close()
    try folder.open(target: "https://two.example/fhir", mode: .reading).close()
  }

  @Test("an outbox belongs to one site secret, from the first that it is used with")
  func secret() throws {
    let folder = try OutboxFolder()
    try folder.open().close()
    try folder.open(secret: "abc").close()
    #expect(code { _ = try folder.open(secret: "def") } == .otherSecret)
    try folder.open(secret: "abc").close()
    try folder.open().close()
  }

  @Test("looking makes no file")
  func looking() throws {
    let folder = try OutboxFolder()
    #expect(code { _ = try folder.open(mode: .reading) } == .cannotOpen)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("looking works beside a sender, and on what one has left, and changes nothing")
  func lookingBeside() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    _ = try await outbox.add(
      [OutboxEntry(key: "a", body: [1], contentDigest: [1])], resending: false,
      at: UnixTime(milliseconds: 0))
    let beside = try folder.open(mode: .reading)
    #expect(try await beside.status(at: UnixTime(milliseconds: 0)).counts == [.pending: 1])
    try beside.close()
    try outbox.close()
    let after = try folder.open(mode: .reading)
    #expect(try await after.status(at: UnixTime(milliseconds: 0)).counts == [.pending: 1])
    await #expect(throws: OutboxError.self) {
      try await after.add(
        [OutboxEntry(key: "b", body: [1], contentDigest: [1])], resending: false,
        at: UnixTime(milliseconds: 0))
    }
    try after.close()
  }

  @Test("a folder that is missing is named")
  func missingFolder() {
    let error = #expect(throws: OutboxError.self) {
      _ = try SQLiteOutbox.open(path: "/no/such/folder/queue.outbox", mode: .writing)
    }
    #expect(error?.code == .cannotOpen)
    #expect(error?.message.contains("/no/such/folder/queue.outbox") == true)
  }

  @Test("many may open a new one at once")
  func together() async throws {
    let folder = try OutboxFolder()
    let file = folder.file
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let outbox = try SQLiteOutbox.open(path: file, target: "t", mode: .writing)
          _ = try await outbox.add(
            [OutboxEntry(key: "\(number)", body: [1], contentDigest: [1])], resending: false,
            at: UnixTime(milliseconds: 0))
          try outbox.close()
        }
      }
      try await group.waitForAll()
    }
    let outbox = try folder.open()
    #expect(try await outbox.status(at: UnixTime(milliseconds: 0)).counts == [.pending: 8])
    try outbox.close()
  }
}
