import TestSupport
import Testing

@testable import FHIRDelivery

@Suite("What a sender does next follows from what has happened and the time", .takingTurns)
struct
  DeliveryMachineTests
{
  @Test("it asks for items first, begins as many as there are places, and drains")
  func drains() {
    var run = MachineFixture()
    #expect(run.next() == Turn(claims: 32))
    run.claim(1...6)
    #expect(run.next() == Turn(begins: [1, 2, 3, 4], claims: 30))
    run.claimNothing()
    #expect(run.next() == Turn())
    #expect(run.end(2, .delivered)?.state == .delivered)
    #expect(run.next() == Turn(begins: [5], claims: 31))
    run.claimNothing()
    for id: Int64 in [1, 3, 4, 5] { run.end(id, .delivered) }
    #expect(run.next() == Turn(begins: [6], claims: 32))
    run.claimNothing()
    run.end(6, .refused)
    #expect(run.next() == Turn(claims: 32))
    run.claimNothing()
    #expect(run.next() == Turn(end: .drained))
    #expect(run.machine.state == .ended(.drained))
  }

  @Test("with input to come it waits for it, however long that is")
  func waitsForInput() {
    var run = MachineFixture(expectsInput: true)
    #expect(run.next() == Turn(claims: 32))
    run.claimNothing()
    #expect(run.next() == Turn())
    #expect(run.next(.seconds(3600)) == Turn())
    run.machine.arrived()
    #expect(run.next(.seconds(3600)) == Turn(claims: 32))
    run.claim(1...1, at: .seconds(3600))
    #expect(run.next(.seconds(3600)) == Turn(begins: [1], claims: 32))
    run.claimNothing(at: .seconds(3600))
    // Patience counts from when there was something to do.
    #expect(run.end(1, .failed, status: 500, at: .seconds(3601))?.state == .unknown)
    #expect(run.machine.state == .running)
    run.machine.endInput()
    #expect(run.next(.seconds(3601)) == Turn(claims: 32))
    run.claimNothing(at: .seconds(3601))
    #expect(run.next(.seconds(3601)) == Turn(end: .drained))
  }

  @Test("an item that is not due is waited for; the claim comes at its time")
  func waitsUntilDue() {
    var run = MachineFixture()
    _ = run.next()
    run.claimNothing(due: .seconds(5))
    let due = Duration.milliseconds(5001)
    #expect(run.next() == Turn(wait: .init(until: due, reason: .notDue)))
    #expect(run.next(.seconds(1)) == Turn(wait: .init(until: due, reason: .notDue)))
    #expect(run.next(due) == Turn(claims: 32))
  }

  @Test("a stop begins nothing more, gives back what is held, and waits for what is in flight")
  func stops() {
    var run = MachineFixture { $0.concurrency = 1 }
    _ = run.next()
    run.claim(1...3)
    #expect(run.next() == Turn(begins: [1], claims: 30))
    run.claimNothing()
    run.machine.stop()
    #expect(run.next() == Turn(withdraws: true, releases: [2, 3]))
    #expect(run.next() == Turn(withdraws: true))
    #expect(run.end(1, .delivered)?.state == .delivered)
    #expect(run.next() == Turn(end: .stopped))
  }

  @Test("a fault of a setting ends the run at once, and its item waits unchanged")
  func needsChange() {
    var run = MachineFixture()
    _ = run.next()
    run.claim(1...9)
    _ = run.next()
    let transition = run.end(1, .unauthorized, status: 401)
    #expect(transition?.state == .pending)
    #expect(MachineFixture.due(transition) == .zero)
    #expect(run.next() == Turn(withdraws: true, releases: [5, 6, 7, 8, 9]))
    // What is refused so is not refused for good.
    let redirect = DeliveryReason("http-301", "redirect", needsChange: true)
    #expect(run.end(2, .rejected(redirect), status: 301)?.state == .pending)
    for id: Int64 in 3...4 { run.end(id, .delivered) }
    guard case .needsChange(let reason) = run.next().end else {
      Issue.record("\(run.machine.state)")
      return
    }
    #expect(reason.code == "http-401")
  }

  @Test("what comes after a failure that is the item's own goes on")
  func failureOfOneItem() {
    var run = MachineFixture { $0.concurrency = 1 }
    _ = run.next()
    run.claim(1...2)
    _ = run.next()
    run.claimNothing()
    let transition = run.end(1, .failed, status: 500)
    #expect(transition?.state == .unknown)
    #expect(MachineFixture.due(transition) == .milliseconds(500))
    #expect(run.next() == Turn(begins: [2], claims: 32))
  }

  @Test("what an earlier attempt has left open is not closed by one that was not applied")
  func uncertainStaysUnknown() {
    var run = MachineFixture()
    _ = run.next()
    run.claim(1...3) { $0.isUncertain = true }
    _ = run.next()
    #expect(run.end(1, .conflict, status: 409)?.state == .unknown)
    #expect(run.end(2, .busy(.seconds(1)), status: 429)?.state == .unknown)
    #expect(run.end(3, .delivered)?.state == .delivered)
  }

  @Test("parts of an item go one after the other, before other items")
  func parts() {
    var run = MachineFixture { $0.concurrency = 1 }
    _ = run.next()
    run.claim(1...2)
    #expect(run.next() == Turn(begins: [1], claims: 31))
    run.claimNothing()
    let part = AttemptEnd(outcome: .delivered, status: 200, doneEntries: [0], duration: .seconds(1))
    run.machine.continued(1, after: part, at: MachineFixture.at(.zero))
    #expect(run.next() == Turn(continues: [1]))
    #expect(run.next() == Turn())
    run.machine.continued(1, after: part, at: MachineFixture.at(.zero))
    run.machine.stop()
    #expect(run.next() == Turn(interrupts: [1], releases: [2]))
    let interrupted = DeliveryOutcome.notApplied(
      DeliveryReason(ServerSign.interruptionCode, ""), retryAfter: nil)
    #expect(run.end(1, interrupted)?.state == .pending)
    #expect(run.next() == Turn(end: .stopped))
  }

  @Test(
    "where answers come at once, more is begun on disk than there are places; not after a failure")
  func lookahead() {
    var run = MachineFixture()
    _ = run.next()
    run.claim(1...32)
    #expect(run.next().begins == [1, 2, 3, 4])
    run.end(1, .delivered, duration: .milliseconds(25))
    #expect(run.next().begins == [5, 6, 7, 8, 9])
    run.end(2, .failed, status: 500)
    run.end(3, .delivered, duration: .seconds(1))
    #expect(run.next().begins == [])
  }

  @Test("where answers come at once, what is claimed begins with the claim")
  func beginsWithClaim() {
    var run = MachineFixture()
    _ = run.next()
    run.claim(1...4)
    #expect(run.next() == Turn(begins: [1, 2, 3, 4], claims: 32))
    run.claimNothing()
    run.end(1, .delivered, duration: .milliseconds(25))
    // One place is free, and four items go out in 25 ms.
    #expect(run.next() == Turn(claims: 5, claimBegins: 5))
    run.claim(5...9) { $0.state = .sending }
    #expect(run.next() == Turn())
    run.end(2, .delivered, duration: .milliseconds(25))
    #expect(run.next() == Turn(claims: 1, claimBegins: 1))
    run.claim(10...10) { $0.state = .sending }
    // What is begun on disk is in flight, and nothing else is held.
    run.machine.stop()
    #expect(run.next() == Turn(withdraws: true))
    for id: Int64 in 3...10 { run.end(id, .delivered) }
    #expect(run.next() == Turn(end: .stopped))
  }

  @Test("what must not be sent twice is never begun ahead")
  func lookaheadOfTheUnrepeatable() {
    var run = MachineFixture()
    _ = run.next()
    run.claim(1...32) { $0.isRepeatable = false }
    #expect(run.next().begins == [1, 2, 3, 4])
    run.end(1, .delivered, duration: .milliseconds(1))
    #expect(run.next().begins == [5])
  }

  @Test("what another sender has taken over is let go")
  func lost() {
    var run = MachineFixture { $0.concurrency = 1 }
    _ = run.next()
    run.claim(1...3)
    #expect(run.next().begins == [1])
    run.claimNothing()
    run.machine.lost([1, 2], at: MachineFixture.at(.zero))
    #expect(run.next() == Turn(begins: [3], claims: 32))
    #expect(run.end(1, .delivered) == nil)
  }
}
