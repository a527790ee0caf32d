import FHIRDelivery
import OutboxTesting
import TestSupport
import Testing

@Suite("An outbox in SQLite keeps what every outbox promises", .takingTurns)
struct OutboxPromiseTests {
  @Test("promise", arguments: OutboxPromise.all)
  func keeps(promise: OutboxPromise) async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    try await promise.check(outbox)
    let check = try await outbox.check()
    #expect(check.isSound)
    try outbox.close()
  }
}
