import GRDB
import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("What SQLite reports is said in words that help", .takingTurns)
struct OutboxErrorTests {
  @Test(
    "each kind of fault has its code",
    arguments: [
      (ResultCode.SQLITE_FULL, OutboxError.Code.full), (.SQLITE_IOERR_SHMSIZE, .full),
      (.SQLITE_IOERR_FSYNC, .inputOutput), (.SQLITE_IOERR_WRITE, .inputOutput),
      (.SQLITE_CORRUPT, .corrupt), (.SQLITE_NOTADB, .notAnOutbox), (.SQLITE_BUSY, .inUse),
      (.SQLITE_READONLY, .permission), (.SQLITE_PERM, .permission),
      (.SQLITE_CANTOPEN, .cannotOpen), (.SQLITE_NOMEM, .inputOutput),
    ])
  func codes(fault: ResultCode, code: OutboxError.Code) {
    let error = OutboxError(sqlite: DatabaseError(resultCode: fault), name: "queue.outbox")
    #expect(error.code == code)
    #expect(error.message.contains("queue.outbox"))
  }

  @Test("an error of the outbox stays what it is")
  func own() {
    let error = OutboxError(.misuse, "Item 1 is pending and cannot become delivered.")
    #expect(OutboxError(sqlite: error, name: "queue.outbox") == error)
  }

  @Test("no value that was stored is quoted")
  func values() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let error = await #expect(throws: OutboxError.self) {
      try await outbox.write(at: UnixTime(milliseconds: 0)) { outbox throws(OutboxError) in
        try outbox.connection.run(
          "INSERT INTO meta(name, value) VALUES (?1, ?2), (?1, ?2)",
          [.text("somebody's name"), .text("somebody's name")])
      }
    }
    #expect(error?.message.contains("somebody") == false)
    try outbox.close()
  }
}
